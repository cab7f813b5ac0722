package io.litmill.training;

import java.util.Objects;

/**
 * One sequence to train on, as the graph reads it.
 *
 * <p>The targets of a token task are {@code tokens · softmaxes} classes, token by token; of a
 * single-label task one class; of a question the index of the answer's first and last token; of
 * multi-label and regression tasks numbers. A target whose weight is 0 has no effect.
 *
 * @param ids of the tokens, special tokens included
 * @param tokenTypes as many
 * @param classes null where the targets are numbers
 * @param numbers null where the targets are classes
 * @param weights one a target
 */
record Example(int[] ids, int[] tokenTypes, int[] classes, float[] numbers, float[] weights) {
  Example {
    Objects.requireNonNull(ids, "ids");
    Objects.requireNonNull(weights, "weights");
    if (tokenTypes.length != ids.length) {
      throw new IllegalArgumentException(
          tokenTypes.length + " token types for " + ids.length + " tokens");
    }
    int targets = classes != null ? classes.length : numbers.length;
    if (targets != weights.length) {
      throw new IllegalArgumentException(weights.length + " weights for " + targets + " targets");
    }
  }

  static Example ofClasses(int[] ids, int[] tokenTypes, int[] classes, float[] weights) {
    return new Example(ids, tokenTypes, classes, null, weights);
  }

  static Example ofNumbers(int[] ids, int[] tokenTypes, float[] numbers, float[] weights) {
    return new Example(ids, tokenTypes, null, numbers, weights);
  }

  int length() {
    return ids.length;
  }
}
