package io.litmill.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.litmill.model.FloatTensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParityTest {
  @Test
  void equalOutputsDifferByNothing() {
    Parity parity = parity("[[1, -2], [3, 4]]", 1, -2, 3, 4);
    assertThat(parity).isEqualTo(new Parity(4, 0, "", 0));
    assertThat(parity.holds()).isTrue();
  }

  @Test
  void theLargestDifferenceIsFoundWhereItStands() {
    Parity parity = parity("[[1, -2], [3, 4]]", 1, -2.5f, 4, 4.5f);
    assertThat(parity.maxDifference()).isEqualTo(1);
    assertThat(parity.at()).isEqualTo("example 1, logits[2]");
    assertThat(parity.relativeRms()).isCloseTo(Math.sqrt(1.5 / 30), within(1e-12));
    assertThat(parity.holds()).isFalse();
  }

  @Test
  void holdsUpToTheTolerance() {
    assertThat(parity("[0]", 0.9e-4f).holds()).isTrue();
    assertThat(parity("[0]", 1.1e-4f).holds()).isFalse();
  }

  @Test
  void notANumberIsInfinitelyFarAndStaysWhereItWasFirst() {
    Parity parity = parity("[1, 2, 3, 4]", 1, Float.NaN, 100, Float.NaN);
    assertThat(parity.maxDifference()).isInfinite();
    assertThat(parity.at()).isEqualTo("example 1, logits[1]");
    assertThat(parity.holds()).isFalse();
    assertThat(parity.relativeRms() <= 0.1).isFalse();
  }

  @Test
  void anInfiniteOutputDoesNotHold() {
    assertThat(parity("[1]", Float.POSITIVE_INFINITY).holds()).isFalse();
  }

  @Test
  void differencesFromAReferenceOfZerosAreInfinitelyLargeShares() {
    assertThat(parity("[0, 0]", 0, 1e-3f).relativeRms()).isInfinite();
  }

  @Test
  void anotherNumberOfValuesIsRefused() {
    assertThatThrownBy(() -> parity("[1, 2, 3]", 1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("example 1, logits: the reference has 3 values, the model 2");
  }

  @Test
  void anOutputThatTheModelDoesNotHaveIsRefused() {
    Reference reference = reference("scores", "[1]");
    assertThatThrownBy(() -> Parity.of(rows -> Map.of("logits", tensor(1)), reference))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("example 1, scores: the model has no such output");
  }

  @Test
  void anythingButNumbersIsRefused() {
    assertThatThrownBy(() -> parity("[1, \"NaN\"]", 1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"NaN\"");
  }

  @Test
  void outputsThatTheReferenceDoesNotNameAreNotCompared() {
    Reference reference = reference("logits", "[1]");
    Parity parity =
        Parity.of(rows -> Map.of("logits", tensor(1), "pooler_output", tensor(7)), reference);
    assertThat(parity.values()).isEqualTo(1);
  }

  private static Parity parity(String expected, float... actual) {
    return Parity.of(rows -> Map.of("logits", tensor(actual)), reference("logits", expected));
  }

  private static FloatTensor tensor(float... values) {
    return new FloatTensor(new long[] {1, values.length}, values);
  }

  private static Reference reference(String output, String json) {
    try {
      JsonNode numbers = Bundle.JSON.readTree(json);
      Reference.Example example =
          new Reference.Example(null, null, new int[] {1}, null, Map.of(output, numbers));
      return new Reference(Reference.FORMAT, "a test", List.of(example));
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }
}
