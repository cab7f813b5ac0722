package io.litmill.ingest;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order of records. A record's place is the number of its file times 2^24 plus its position in
 * the file, from 1. The number of a file that is named as PubMed names its files is made of the
 * year and the number in the name, {@code 20261335} for {@code pubmed26n1335.xml.gz}: PubMed counts
 * baseline and update files of a year through, and begins again with the next year's baseline,
 * which replaces everything.
 *
 * <p>A file without such a name has no place of its own. It gets the one behind all that was
 * ingested before it.
 */
public final class SourceOrder {
  private static final int POSITION_BITS = 24;
  private static final Pattern NUMBERED = Pattern.compile("[A-Za-z]+(\\d\\d)n(\\d{4})(?!\\d).*");

  private SourceOrder() {}

  /** The number in the name of a file, which may follow a path; empty if it has none. */
  public static OptionalLong numberOf(String name) {
    Matcher matcher = NUMBERED.matcher(name.substring(name.lastIndexOf('/') + 1));
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    int year = Integer.parseInt(matcher.group(1));
    long century = year >= 66 ? 1900 : 2000;
    return OptionalLong.of((century + year) * 10_000 + Long.parseLong(matcher.group(2)));
  }

  /** The place before the first record of a file; empty if its name has no number. */
  public static OptionalLong baseOf(String name) {
    OptionalLong number = numberOf(name);
    return number.isEmpty() ? number : OptionalLong.of(number.getAsLong() << POSITION_BITS);
  }
}
