package io.litmill.ingest.kafka;

import io.litmill.ingest.PubmedRecord;
import io.litmill.ingest.PubmedRecord.Article;
import io.litmill.ingest.PubmedRecord.Unreadable;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The PMIDs that the files of a baseline hold, a bit each, and whether all of it was readable. */
final class BaselinePmids {
  private final BitSet pmids = new BitSet();
  private final Map<String, Integer> articlesOf = new HashMap<>();
  private long unreadable;
  private String firstUnreadable;

  /**
   * @param file name of the source that the record stands in
   */
  void add(String file, PubmedRecord record) {
    if (record instanceof Article article) {
      articlesOf.merge(file, 1, Integer::sum);
      number(article.citation().getPmid()).ifPresent(pmids::set);
    } else if (record instanceof Unreadable damaged) {
      unreadable++;
      if (firstUnreadable == null) {
        firstUnreadable = damaged.description();
      }
    }
  }

  boolean contains(int pmid) {
    return pmids.get(pmid);
  }

  /** Empty for what cannot be a PMID of PubMed. */
  static OptionalInt number(String pmid) {
    try {
      int number = Integer.parseInt(pmid);
      return number >= 0 && pmid.equals(Integer.toString(number))
          ? OptionalInt.of(number)
          : OptionalInt.empty();
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  /** Why it cannot be said which articles the baseline does not have; empty if it can. */
  Optional<String> doubt(Baseline baseline) {
    if (unreadable > 0) {
      return Optional.of(
          "%,d records of the baseline are unreadable, so that their articles would seem to have vanished; the first: %s"
              .formatted(unreadable, firstUnreadable));
    }
    int last = baseline.files().size() - 1;
    int ofLast = articlesOf.getOrDefault(baseline.files().get(last).name(), 0);
    int most =
        baseline.files().subList(0, last).stream()
            .mapToInt(file -> articlesOf.getOrDefault(file.name(), 0))
            .max()
            .orElse(0);
    return !baseline.countKnown() && ofLast >= most
        ? Optional.of(
            "%s is as full as the others, so that it may not be the last file; say with --baseline-files how many there are"
                .formatted(baseline.files().get(last).name()))
        : Optional.empty();
  }
}
