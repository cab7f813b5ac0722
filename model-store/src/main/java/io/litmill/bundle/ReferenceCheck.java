package io.litmill.bundle;

import io.litmill.architecture.Architecture;
import io.litmill.graph.Flavour;
import io.litmill.model.ModelSession;
import io.litmill.model.SessionSettings;
import io.litmill.tokenizer.Tokenizer;
import java.io.IOException;
import java.util.Arrays;

/** Compares a bundle with what a user's own engine computed. */
public final class ReferenceCheck {
  private ReferenceCheck() {}

  /**
   * Computes every example of a reference on the CPU in float32.
   *
   * @throws IllegalArgumentException if the reference is of another model, or the tokenizer gives
   *     other ids for a text
   */
  public static Parity of(Bundle bundle, Reference reference) throws IOException {
    for (Reference.Example example : reference.examples()) {
      requireInputs(bundle.manifest().model().architecture(), example);
    }
    requireTokenIds(bundle, reference);
    try (ModelSession session = bundle.open(Flavour.FLOAT32, SessionSettings.cpu())) {
      return Parity.of(session::run, reference);
    }
  }

  private static void requireInputs(Architecture architecture, Reference.Example example) {
    if (example.inputIds().length > architecture.maxTokens()) {
      throw new IllegalArgumentException(
          "the reference is of another model: an example has %d tokens, the model takes %d"
              .formatted(example.inputIds().length, architecture.maxTokens()));
    }
    requireRows("input_ids", example.inputIds(), architecture.vocabularySize());
    if (architecture.tokenTypes() > 0) {
      requireRows("token_type_ids", example.tokenTypes(), architecture.tokenTypes());
    }
  }

  private static void requireRows(String name, int[] indices, int rows) {
    for (int index : indices) {
      if (index < 0 || index >= rows) {
        throw new IllegalArgumentException(
            "the reference is of another model: %s %d is not in 0..%d"
                .formatted(name, index, rows - 1));
      }
    }
  }

  private static void requireTokenIds(Bundle bundle, Reference reference) throws IOException {
    Tokenizer tokenizer = bundle.tokenizer();
    for (Reference.Example example : reference.examples()) {
      if (example.text() == null) {
        continue;
      }
      int[] ids = ids(tokenizer, example);
      if (!Arrays.equals(ids, example.inputIds())) {
        throw new IllegalArgumentException(
            "the tokenizer gives other ids than the reference for \"%s\": %s, not %s"
                .formatted(
                    example.text(), Arrays.toString(ids), Arrays.toString(example.inputIds())));
      }
    }
  }

  private static int[] ids(Tokenizer tokenizer, Reference.Example example) {
    return example.textPair() == null
        ? tokenizer.frame().single(tokenizer.encode(example.text())).ids()
        : tokenizer
            .frame()
            .pair(tokenizer.encode(example.text()), tokenizer.encode(example.textPair()))
            .ids();
  }
}
