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
 * @param maxDifference largest absolute difference; infinite where an output is not a number
 * @param at where it stands: example, output and index; empty where nothing differs
 * @param relativeRms root mean square of the differences, as a share of that of the reference
 */
public record Parity(long values, double maxDifference, String at, double relativeRms) {
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
    Comparison comparison = new Comparison();
    for (int i = 0; i < reference.examples().size(); i++) {
      Reference.Example example = reference.examples().get(i);
      Map<String, FloatTensor> outputs =
          model.apply(TokenRows.single(example.inputIds(), example.tokenTypes()));
      for (Map.Entry<String, JsonNode> expected : example.outputs().entrySet()) {
        String where = "example " + (i + 1) + ", " + expected.getKey();
        comparison.add(where, outputs.get(expected.getKey()), expected.getValue());
      }
    }
    return comparison.result();
  }

  private static final class Comparison {
    private long values;
    private double max;
    private String at = "";
    private double squaredDifferences;
    private double squares;

    void add(String where, FloatTensor actual, JsonNode expected) {
      if (actual == null) {
        throw new IllegalArgumentException(where + ": the model has no such output");
      }
      float[] numbers = NestedNumbers.flatten(expected);
      if (numbers.length != actual.values().length) {
        throw new IllegalArgumentException(
            "%s: the reference has %d values, the model %d"
                .formatted(where, numbers.length, actual.values().length));
      }
      for (int i = 0; i < numbers.length; i++) {
        add(where, i, numbers[i], actual.values()[i]);
      }
    }

    private void add(String where, int index, float expected, float actual) {
      double distance = Math.abs((double) expected - actual);
      double difference = Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
      values++;
      squaredDifferences += difference * difference;
      squares += (double) expected * expected;
      if (difference > max) {
        max = difference;
        at = where + "[" + index + "]";
      }
    }

    Parity result() {
      double relative = squaredDifferences == 0 ? 0 : Math.sqrt(squaredDifferences / squares);
      return new Parity(values, max, at, relative);
    }
  }
}
