package io.litmill.export;

import java.util.regex.Pattern;

/** Values that must stay on one line. */
final class LineBreaks {
  /** What some reader of lines takes for the end of one. */
  private static final Pattern BREAK = Pattern.compile("\\R");

  private LineBreaks() {}

  /** With a space for each line break. */
  static String toSpaces(String value) {
    return BREAK.matcher(value).replaceAll(" ");
  }
}
