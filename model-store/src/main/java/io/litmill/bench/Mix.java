package io.litmill.bench;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

/**
 * Sentences of mixed lengths.
 *
 * @param origin where they come from, for reports
 * @param text whether they are those of a text; else their tokens are random
 * @param leftOut sentences of the text that were too long for the model
 * @param sentences of token ids, special tokens included
 */
public record Mix(String origin, boolean text, int leftOut, @JsonIgnore List<int[]> sentences) {
  public Mix {
    Objects.requireNonNull(origin, "origin");
    sentences = List.copyOf(sentences);
    if (sentences.isEmpty()) {
      throw new IllegalArgumentException(origin + " has no sentences");
    }
  }

  /** Random tokens. */
  public static Mix random(List<Integer> lengths, int vocabulary, long seed) {
    return new Mix("random tokens", false, 0, LengthMix.sentences(lengths, vocabulary, seed));
  }

  @JsonProperty
  public int count() {
    return sentences.size();
  }

  @JsonProperty
  public long tokens() {
    return sentences.stream().mapToLong(ids -> ids.length).sum();
  }

  @JsonProperty
  public int longest() {
    return sentences.stream().mapToInt(ids -> ids.length).max().orElseThrow();
  }
}
