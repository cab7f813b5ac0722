package io.litmill.training;

import io.litmill.tokenizer.SpecialTokens;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Hides wordpieces at random while a model is trained, each behind the mask token that the base was
 * pretrained with, so that small data is not learnt by its names. What is hidden depends on the
 * seed and the step alone.
 *
 * @param share of the pieces that is hidden, 0 to less than 1
 * @param mask id of the mask token
 * @param kept ids that are never hidden
 */
record TokenDropout(double share, int mask, Set<Integer> kept, long seed) {
  static final TokenDropout NONE = new TokenDropout(0, 0, Set.of(), 0);

  TokenDropout {
    kept = Set.copyOf(kept);
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException("token-dropout " + share + " is not in 0 to less than 1");
    }
  }

  /**
   * For a base.
   *
   * @throws IllegalArgumentException if it has no mask token, unless nothing is hidden
   */
  static TokenDropout of(double share, SpecialTokens tokens, long seed) {
    if (share == 0) {
      return NONE;
    }
    int mask =
        tokens
            .mask()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "token-dropout " + share + ": the base has no mask token; set it to 0"));
    Set<Integer> kept = Set.of(tokens.classification(), tokens.separator(), tokens.padding());
    return new TokenDropout(share, mask, kept, seed);
  }

  List<Example> of(List<Example> examples, long step) {
    if (share == 0) {
      return examples;
    }
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + step);
    return examples.stream().map(example -> of(example, random)).toList();
  }

  private Example of(Example example, SplittableRandom random) {
    int[] ids = example.ids().clone();
    for (int i = 0; i < ids.length; i++) {
      if (random.nextDouble() < share && !kept.contains(ids[i])) {
        ids[i] = mask;
      }
    }
    return new Example(
        ids, example.tokenTypes(), example.classes(), example.numbers(), example.weights());
  }
}
