package io.litmill.topology;

import io.litmill.schemas.Citation;
import io.litmill.topology.StreamPlatform.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A random history of few articles: new, revised, sent again, late, deleted, retracted by
 * themselves and by others, poisoned; and what PubMed has of them in the end.
 */
final class RandomArticles {
  private final Random random;
  private final List<String> pmids;
  private final Map<String, Final> finals = new TreeMap<>();
  private final List<Citation> sent = new ArrayList<>();
  private long order = 1_000;

  /** What PubMed has of one article; null: nothing any more. */
  private record Final(long order, Citation citation) {}

  RandomArticles(Random random, List<String> pmids) {
    this.random = random;
    this.pmids = pmids;
  }

  /** The next record of the citations topic. */
  Sent next() {
    String pmid = pick(pmids);
    return switch (random.nextInt(11)) {
      case 0 -> delete(pmid, ++order);
      case 1 -> delete(pmid, order - random.nextInt(20));
      case 2 -> deleteWithoutOrder(pmid);
      case 3, 4 -> sent.isEmpty() ? update(citation(pmid, ++order)) : update(pick(sent));
      case 5 -> update(citation(pmid, order - random.nextInt(20)));
      default -> update(citation(pmid, ++order));
    };
  }

  /** The articles that there are in the end, by PMID. */
  List<Citation> finals() {
    return finals.values().stream().map(Final::citation).filter(last -> last != null).toList();
  }

  private Citation citation(String pmid, long at) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(3); left > 0; left--) {
      text.append(pick(List.of("a", "b"))).append(pick(List.of(" affects ", " causes ")));
      text.append(pick(List.of("x", "y"))).append(". ");
    }
    text.append(pick(List.of("", "", "#p", "#q", "POISON")));
    Citation plain = Citations.citation(pmid, at, text.toString());
    return switch (random.nextInt(8)) {
      case 0 -> Citations.withType(plain, "Retracted Publication");
      case 1 -> Citations.withCorrection(plain, "ExpressionOfConcernIn", "99");
      case 2, 3 -> Citations.withCorrection(plain, "RetractionOf", pick(pmids));
      case 4 -> Citations.withCorrection(plain, "ExpressionOfConcernFor", pick(pmids));
      default -> plain;
    };
  }

  private Sent update(Citation citation) {
    sent.add(citation);
    Final last = finals.get(citation.getPmid());
    if (last == null || citation.getSourceOrder() >= last.order()) {
      finals.put(citation.getPmid(), new Final(citation.getSourceOrder(), citation));
    }
    return Sent.of(citation);
  }

  private Sent delete(String pmid, long at) {
    Final last = finals.get(pmid);
    if (last == null || at >= last.order()) {
      finals.put(pmid, new Final(at, null));
    }
    return Sent.deletion(pmid, at);
  }

  private Sent deleteWithoutOrder(String pmid) {
    finals.put(pmid, new Final(-1, null));
    return new Sent(pmid, null, Map.of());
  }

  private <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
