package io.litmill.tokenizer;

/** The characters that Moses writes as XML entities. */
final class MosesEscapes {
  /** The ampersand last, so that no entity appears that was not there. */
  private static final String ESCAPED = "|<>\"'[]&";

  private MosesEscapes() {}

  /** The entity of a character, or null for one that stands for itself. */
  static String escape(int codePoint) {
    return switch (codePoint) {
      case '|' -> "&#124;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&apos;";
      case '[' -> "&#91;";
      case ']' -> "&#93;";
      case '&' -> "&amp;";
      default -> null;
    };
  }

  /** Replaces the entities, those of older versions of Moses too. */
  static String unescape(String text) {
    String plain = text.replace("&bar;", "|").replace("&bra;", "[").replace("&ket;", "]");
    for (int i = 0; i < ESCAPED.length(); i++) {
      char c = ESCAPED.charAt(i);
      plain = plain.replace(escape(c), String.valueOf(c));
    }
    return plain;
  }
}
