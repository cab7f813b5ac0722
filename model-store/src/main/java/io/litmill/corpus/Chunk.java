package io.litmill.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tokens that tags join to a mention.
 *
 * @param first index of its first token
 * @param end index after its last token
 * @param type empty for tags without one
 */
public record Chunk(int first, int end, String type) {
  private static final String OUTSIDE = "O";
  private static final Set<String> PREFIXES = Set.of("B", "I", "E", "S");

  /**
   * The chunks of a sentence by the rules of conlleval (Sang and Buchholz, CoNLL-2000): B always
   * starts one; so does any other tag after O, after E, or after another type. S is a chunk by
   * itself.
   *
   * @param tags {@code O}, or one of B, I, E, S, alone or with {@code -Type}
   * @throws IllegalArgumentException if a tag is none of these
   */
  public static List<Chunk> of(List<String> tags) {
    List<Chunk> chunks = new ArrayList<>();
    int first = -1;
    for (int i = 0; i <= tags.size(); i++) {
      String tag = i < tags.size() ? tags.get(i) : OUTSIDE;
      requireTag(tag);
      boolean starts = starts(i == 0 ? OUTSIDE : tags.get(i - 1), tag);
      if (first >= 0 && (starts || tag.equals(OUTSIDE))) {
        chunks.add(new Chunk(first, i, type(tags.get(first))));
        first = -1;
      }
      if (starts) {
        first = i;
      }
    }
    return chunks;
  }

  private static boolean starts(String before, String tag) {
    if (tag.equals(OUTSIDE)) {
      return false;
    }
    return tag.startsWith("B")
        || tag.startsWith("S")
        || before.equals(OUTSIDE)
        || before.startsWith("E")
        || before.startsWith("S")
        || !type(before).equals(type(tag));
  }

  static String type(String tag) {
    return tag.length() < 2 ? "" : tag.substring(2);
  }

  private static void requireTag(String tag) {
    boolean known =
        tag.equals(OUTSIDE)
            || PREFIXES.contains(tag)
            || (tag.length() > 2 && tag.charAt(1) == '-' && PREFIXES.contains(tag.substring(0, 1)));
    if (!known) {
      throw new IllegalArgumentException(
          "tag \"" + tag + "\" is none of O, B, I, E, S, B-Type, I-Type, E-Type, S-Type");
    }
  }
}
