package io.litmill.classification;

import java.util.Objects;

/**
 * A text or a pair of texts to classify.
 *
 * @param second null for a single text
 */
public record TextInput(String first, String second) {
  public TextInput {
    Objects.requireNonNull(first, "first");
  }

  public static TextInput of(String text) {
    return new TextInput(text, null);
  }
}
