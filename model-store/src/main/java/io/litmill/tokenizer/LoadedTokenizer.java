package io.litmill.tokenizer;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A tokenizer read from files.
 *
 * @param maxTokens the longest sequence that the files name ({@code model_max_length}), special
 *     tokens included
 * @param notes what had to be assumed, in sentences for a person to read; empty where the files
 *     said everything
 */
public record LoadedTokenizer(Tokenizer tokenizer, OptionalInt maxTokens, List<String> notes) {
  public LoadedTokenizer {
    Objects.requireNonNull(tokenizer, "tokenizer");
    Objects.requireNonNull(maxTokens, "maxTokens");
    if (maxTokens.isPresent() && maxTokens.getAsInt() < 1) {
      throw new IllegalArgumentException("maxTokens " + maxTokens.getAsInt() + " is not positive");
    }
    notes = List.copyOf(notes);
  }
}
