package io.litmill.tagging;

import java.util.Set;

/**
 * A label of a token head.
 *
 * @param type of entity; null outside of mentions
 */
public record Tag(Position position, String type) {
  /** The type of a mention where labels name none, as {@code B} and {@code I}. */
  public static final String UNTYPED = "Entity";

  private static final Set<String> OUTSIDE = Set.of("O", "X", "[PAD]", "[CLS]", "[SEP]");

  /** Where a word stands to a mention. */
  public enum Position {
    OUTSIDE,
    BEGIN,
    INSIDE
  }

  /**
   * Reads a label: {@code O}, {@code O-<Type>}, {@code B-<Type>}, {@code I-<Type>}, {@code B},
   * {@code I}, and BioBERT's marks of padding and continued words, which stand outside. Any other
   * label is taken for the inside of a mention of that type.
   */
  public static Tag of(String label) {
    if (OUTSIDE.contains(label) || label.startsWith("O-")) {
      return new Tag(Position.OUTSIDE, null);
    }
    if (label.equals("B") || label.startsWith("B-")) {
      return new Tag(Position.BEGIN, typeOf(label));
    }
    if (label.equals("I") || label.startsWith("I-")) {
      return new Tag(Position.INSIDE, typeOf(label));
    }
    return new Tag(Position.INSIDE, label);
  }

  private static String typeOf(String label) {
    return label.length() > 2 ? label.substring(2) : UNTYPED;
  }

  boolean outside() {
    return position == Position.OUTSIDE;
  }

  /** Whether a word of this tag goes on with the mention of the word before. */
  boolean continues(Tag before) {
    return position == Position.INSIDE && !before.outside() && type.equals(before.type);
  }
}
