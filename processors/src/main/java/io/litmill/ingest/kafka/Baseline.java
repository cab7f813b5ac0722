package io.litmill.ingest.kafka;

import io.litmill.ingest.PubmedSource;
import io.litmill.ingest.SourceOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All files of a yearly baseline, in their order.
 *
 * @param series what their names begin with, such as {@code pubmed26}
 * @param files numbered from 1 without a gap
 * @param countKnown whether the user said how many there are
 */
public record Baseline(String series, List<PubmedSource> files, boolean countKnown) {
  private static final Pattern NAME = Pattern.compile("([A-Za-z]+\\d\\d)n(\\d{4})(?!\\d).*");
  private static final int SHOWN = 10;

  public Baseline {
    files = List.copyOf(files);
  }

  /**
   * The baseline that sources are.
   *
   * @param sources in the order of their numbers
   * @param count how many files it has, if that is known
   * @throws IllegalArgumentException if one has no number, they are of different years, one is
   *     there twice, or one is missing
   */
  public static Baseline of(List<PubmedSource> sources, OptionalInt count) {
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("a baseline has files; there are none");
    }
    String series = series(sources.get(0));
    int expected = 1;
    for (PubmedSource source : sources) {
      Matcher name = matched(source);
      if (!name.group(1).equals(series)) {
        throw new IllegalArgumentException(
            "%s is not of the baseline of %s; give the files of one year"
                .formatted(source.location(), series));
      }
      int number = Integer.parseInt(name.group(2));
      if (number != expected) {
        throw outOfPlace(series, source, number, expected);
      }
      expected++;
    }
    if (count.isPresent() && count.getAsInt() != sources.size()) {
      throw new IllegalArgumentException(
          "the baseline has %d files, given are %d: %s"
              .formatted(
                  count.getAsInt(), sources.size(), missing(series, expected, count.getAsInt())));
    }
    return new Baseline(series, sources, count.isPresent());
  }

  private static String series(PubmedSource source) {
    return matched(source).group(1);
  }

  private static Matcher matched(PubmedSource source) {
    Matcher name = NAME.matcher(source.name());
    if (!name.matches()) {
      throw new IllegalArgumentException(
          "%s is no file of a baseline; those are named like pubmed26n0001.xml.gz"
              .formatted(source.location()));
    }
    return name;
  }

  private static IllegalArgumentException outOfPlace(
      String series, PubmedSource source, int number, int expected) {
    return new IllegalArgumentException(
        number < expected
            ? "%s: this number is there twice; give each file once".formatted(source.location())
            : "the baseline is not whole: %s".formatted(missing(series, expected, number - 1)));
  }

  private static String missing(String series, int first, int last) {
    if (last < first) {
      return "too many are there";
    }
    List<String> missing = new ArrayList<>();
    for (int number = first; number <= last && missing.size() < SHOWN; number++) {
      missing.add("%sn%04d".formatted(series, number));
    }
    String more = last - first + 1 > SHOWN ? " and more" : "";
    return String.join(", ", missing) + more + " missing";
  }

  /** The place before its first record; all that is older was said before this baseline. */
  long firstOrder() {
    return SourceOrder.baseOf(files.get(0).name()).orElseThrow();
  }
}
