package io.litmill.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.litmill.model.FloatTensor;
import io.litmill.model.TokenRows;
import java.util.Map;
import java.util.function.Function;

/**
 * How far a model's outputs are from those of a reference.
 *
 * @param values compared
 * @param maxDifference largest absolute difference
 * @param at where it stands: example, output and index
 */
public record Parity(long values, double maxDifference, String at) {
  /** What float32 may differ by between two engines. */
  public static final double TOLERANCE = 1e-4;

  public boolean holds() {
    return maxDifference <= TOLERANCE;
  }

  /**
   * Computes every example alone and compares all of its outputs.
   *
   * @throws IllegalArgumentException if an output of the reference is none of the model's, or has
   *     another number of values
   */
  public static Parity of(
      Function<TokenRows, Map<String, FloatTensor>> model, Reference reference) {
    Parity worst = new Parity(0, 0, "");
    for (int i = 0; i < reference.examples().size(); i++) {
      Reference.Example example = reference.examples().get(i);
      Map<String, FloatTensor> outputs =
          model.apply(TokenRows.single(example.inputIds(), example.tokenTypes()));
      for (Map.Entry<String, JsonNode> expected : example.outputs().entrySet()) {
        String where = "example " + (i + 1) + ", " + expected.getKey();
        worst = worst.and(compare(where, outputs.get(expected.getKey()), expected.getValue()));
      }
    }
    return worst;
  }

  private static Parity compare(String where, FloatTensor actual, JsonNode expected) {
    if (actual == null) {
      throw new IllegalArgumentException(where + ": the model has no such output");
    }
    float[] numbers = NestedNumbers.flatten(expected);
    if (numbers.length != actual.values().length) {
      throw new IllegalArgumentException(
          "%s: the reference has %d values, the model %d"
              .formatted(where, numbers.length, actual.values().length));
    }
    double max = 0;
    int at = 0;
    for (int i = 0; i < numbers.length; i++) {
      double difference = Math.abs((double) numbers[i] - actual.values()[i]);
      if (!(difference <= max)) {
        max = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
        at = i;
      }
    }
    return new Parity(numbers.length, max, where + "[" + at + "]");
  }

  private Parity and(Parity other) {
    Parity worse = other.maxDifference > maxDifference || values == 0 ? other : this;
    return new Parity(values + other.values, worse.maxDifference, worse.at);
  }
}
