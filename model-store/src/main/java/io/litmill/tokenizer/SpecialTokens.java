package io.litmill.tokenizer;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * Ids of the tokens that stand for no text.
 *
 * @param classification begins a sequence: {@code [CLS]}, {@code <s>}; BioGPT's {@code </s>}
 * @param separator ends or parts sequences: {@code [SEP]}, {@code </s>}
 * @param mask absent where the model was not trained with one
 */
public record SpecialTokens(
    int classification, int separator, int padding, int unknown, OptionalInt mask) {

  public SpecialTokens {
    requireId("classification", classification);
    requireId("separator", separator);
    requireId("padding", padding);
    requireId("unknown", unknown);
    Objects.requireNonNull(mask, "mask");
  }

  /** Looks the names up; the mask token may be missing, the others not. */
  static SpecialTokens of(Vocabulary vocabulary, SpecialNames names) {
    return new SpecialTokens(
        vocabulary.require(names.classification()),
        vocabulary.require(names.separator()),
        vocabulary.require(names.padding()),
        vocabulary.require(names.unknown()),
        vocabulary.id(names.mask()));
  }

  private static void requireId(String name, int id) {
    if (id < 0) {
      throw new IllegalArgumentException("id " + id + " of the " + name + " token is negative");
    }
  }
}
