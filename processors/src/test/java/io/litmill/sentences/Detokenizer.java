package io.litmill.sentences;

import java.util.List;

/**
 * Joins tokens to a line as it would be printed: no space before closing punctuation, none after
 * opening brackets, none around hyphens, slashes and underscores, none around a full stop between
 * two numbers ({@code 0 . 05}) or two single letters ({@code e . g .}); straight double quotes open
 * and close by turns.
 */
final class Detokenizer {
  private Detokenizer() {}

  static String join(List<String> tokens) {
    StringBuilder line = new StringBuilder();
    boolean quoted = false;
    boolean glue = true;
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      boolean quote = token.equals("\"");
      boolean closes = quote ? quoted : ".,;:?!)]}%'-/_".contains(token);
      if (!glue && !closes) {
        line.append(' ');
      }
      line.append(token);
      quoted ^= quote;
      glue =
          quote && quoted || "([{-/_'".contains(token) || token.equals(".") && isInside(tokens, i);
    }
    return line.toString();
  }

  private static boolean isInside(List<String> tokens, int stop) {
    if (stop == 0 || stop + 1 == tokens.size()) {
      return false;
    }
    String before = tokens.get(stop - 1);
    String after = tokens.get(stop + 1);
    boolean numbers =
        Character.isDigit(before.charAt(before.length() - 1)) && Character.isDigit(after.charAt(0));
    return numbers || isLetter(before) && isLetter(after);
  }

  private static boolean isLetter(String token) {
    return token.length() == 1 && Character.isLetter(token.charAt(0));
  }
}
