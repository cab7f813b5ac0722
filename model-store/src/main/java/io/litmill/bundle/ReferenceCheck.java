package io.litmill.bundle;

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
   * @throws IllegalArgumentException if the reference is of another model, or the tokenizer gives
   *     other ids for a text
   */
  public static Parity of(Bundle bundle, Reference reference) throws IOException {
    requireTokenIds(bundle, reference);
    try (ModelSession session = bundle.open(Flavour.FLOAT32, SessionSettings.cpu())) {
      return Parity.of(session::run, reference);
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
