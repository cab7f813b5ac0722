package io.litmill.export;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Ids in a form that CURIEs and IRIs allow. Names of unlinked concepts may hold any character; what
 * no IRI (RFC 3987) may hold is percent-encoded in UTF-8, the percent sign itself too, so that
 * different ids stay different. Ids of vocabularies come out as they are.
 */
final class Curie {
  private static final String NOT_IN_IRIS = "%<>\"{}|\\^`";

  private Curie() {}

  static String of(String id) {
    StringBuilder curie = new StringBuilder(id.length());
    id.codePoints().forEach(character -> append(character, curie));
    return curie.toString();
  }

  private static void append(int character, StringBuilder curie) {
    if (character > ' ' && !isControl(character) && NOT_IN_IRIS.indexOf(character) < 0) {
      curie.appendCodePoint(character);
      return;
    }
    for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
      curie.append(String.format(Locale.ROOT, "%%%02X", octet));
    }
  }

  private static boolean isControl(int character) {
    return Character.isISOControl(character)
        || Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.getType(character) == Character.SURROGATE;
  }
}
