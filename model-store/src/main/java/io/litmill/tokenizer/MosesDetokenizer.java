package io.litmill.tokenizer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Joins Moses tokens to English text. One object a text. */
final class MosesDetokenizer {
  private static final String ATTACHED_RIGHT = "([{¿¡";
  private static final String ATTACHED_LEFT = ",.?!:;\\%}])";
  private static final String QUOTES = "'\"„“`";
  private static final String DOUBLE_QUOTES = "„“”";

  private final StringBuilder text = new StringBuilder();
  private final Map<String, Integer> quotes = new HashMap<>();
  private String space = " ";
  private String previous = "";

  private MosesDetokenizer() {}

  static String join(List<String> tokens) {
    String line = " " + String.join(" ", tokens) + " ";
    String unescaped = MosesEscapes.unescape(line.replace(" @-@ ", "-")).strip();
    MosesDetokenizer detokenizer = new MosesDetokenizer();
    if (!unescaped.isEmpty()) {
      for (String token : unescaped.split("\\s+")) {
        detokenizer.add(token);
        detokenizer.previous = token;
      }
    }
    return detokenizer.text.toString().strip();
  }

  private void add(String token) {
    if (isCjk(token.codePointAt(0))) {
      boolean joined = !previous.isEmpty() && isCjk(previous.codePointBefore(previous.length()));
      put(joined ? "" : space, token, " ");
    } else if (token.codePoints().allMatch(MosesDetokenizer::attachesRight)) {
      put(space, token, "");
    } else if (consistsOf(token, ATTACHED_LEFT) || isContraction(token)) {
      put("", token, " ");
    } else if (consistsOf(token, QUOTES)) {
      quote(token);
    } else {
      put(space, token, " ");
    }
  }

  /** Opening quotes and closing quotes take turns; an apostrophe after an s belongs to it. */
  private void quote(String token) {
    String kind = consistsOf(token, DOUBLE_QUOTES) ? "\"" : token;
    boolean opens = quotes.getOrDefault(kind, 0) % 2 == 0;
    if (opens && token.equals("'") && previous.endsWith("s")) {
      put("", token, " ");
      return;
    }
    quotes.merge(kind, 1, Integer::sum);
    put(opens ? space : "", token, opens ? "" : " ");
  }

  private void put(String before, String token, String after) {
    text.append(before).append(token);
    space = after;
  }

  private boolean isContraction(String token) {
    return !previous.isEmpty()
        && token.length() > 1
        && token.charAt(0) == '\''
        && MosesCharacters.isAlphabetic(token.codePointAt(1));
  }

  private static boolean attachesRight(int c) {
    return ATTACHED_RIGHT.indexOf(c) >= 0 || MosesCharacters.isCurrency(c);
  }

  private static boolean consistsOf(String token, String characters) {
    return token.codePoints().allMatch(c -> characters.indexOf(c) >= 0);
  }

  private static boolean isCjk(int c) {
    return (c >= 0x1100 && c <= 0x11FF)
        || (c >= 0x2E80 && c <= 0xA4CF)
        || (c >= 0xA840 && c <= 0xA87F)
        || (c >= 0xAC00 && c <= 0xD7AF)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE4F)
        || (c >= 0xFF65 && c <= 0xFFDC)
        || (c >= 0x20000 && c <= 0x2FFFF);
  }
}
