package io.litmill.tokenizer;

/** The characters that Moses writes as XML entities. */
final class MosesEscapes {
  private static final String[][] ESCAPES = {
    {"|", "&#124;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"},
    {"'", "&apos;"}, {"[", "&#91;"}, {"]", "&#93;"}, {"&", "&amp;"}
  };

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

  /** Replaces the entities, the ampersand's last. */
  static String unescape(String text) {
    String plain = text.replace("&bar;", "|").replace("&bra;", "[").replace("&ket;", "]");
    for (String[] escape : ESCAPES) {
      plain = plain.replace(escape[1], escape[0]);
    }
    return plain;
  }
}
