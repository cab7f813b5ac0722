package io.litmill.topology;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.avro.generic.IndexedRecord;

/**
 * Equality of facts but for the last digit of a confidence. Confidences are rounded to four digits;
 * the last bits of a sum depend on what shares its batch, and so does now and then a rounding.
 */
final class Alike {
  private static final double TOLERANCE = 0.00011;

  private Alike() {}

  static boolean test(Object one, Object other) {
    if (one instanceof IndexedRecord a && other instanceof IndexedRecord b) {
      return a.getSchema().equals(b.getSchema())
          && IntStream.range(0, a.getSchema().getFields().size())
              .allMatch(field -> test(a.get(field), b.get(field)));
    }
    if (one instanceof List<?> a && other instanceof List<?> b) {
      return a.size() == b.size()
          && IntStream.range(0, a.size()).allMatch(i -> test(a.get(i), b.get(i)));
    }
    if (one instanceof Map<?, ?> a && other instanceof Map<?, ?> b) {
      return a.keySet().equals(b.keySet())
          && a.keySet().stream().allMatch(key -> test(a.get(key), b.get(key)));
    }
    if (isFraction(one) && isFraction(other)) {
      return Math.abs(((Number) one).doubleValue() - ((Number) other).doubleValue()) <= TOLERANCE;
    }
    return Objects.equals(one, other);
  }

  private static boolean isFraction(Object value) {
    return value instanceof Float || value instanceof Double;
  }
}
