package io.litmill.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvroCompatibilityTest {
  private static final String INT_A = "{\"name\":\"a\",\"type\":\"int\"}";
  private static final String OPTIONAL_B =
      "{\"name\":\"b\",\"type\":[\"null\",\"string\"],\"default\":null}";

  private static Schema record(String... fields) {
    return new Schema.Parser()
        .parse(
            "{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + String.join(",", fields) + "]}");
  }

  private static List<String> full(Schema candidate, Schema... earlier) {
    return AvroCompatibility.conflicts(
        CompatibilityLevel.FULL_TRANSITIVE, candidate, List.of(earlier));
  }

  @Test
  void aFieldWithADefaultMayComeAndGo() {
    Schema without = record(INT_A);
    Schema with = record(INT_A, OPTIONAL_B);
    assertThat(full(with, without)).isEmpty();
    assertThat(full(without, with)).isEmpty();
  }

  @Test
  void aFieldWithoutADefaultMayNeitherComeNorGo() {
    Schema without = record(OPTIONAL_B);
    Schema with = record(OPTIONAL_B, INT_A);
    assertThat(full(with, without))
        .singleElement()
        .asString()
        .startsWith("data of version 1 cannot be read: READER_FIELD_MISSING_DEFAULT_VALUE")
        .contains("a");
    assertThat(full(without, with))
        .singleElement()
        .asString()
        .startsWith("readers of version 1 are left behind: READER_FIELD_MISSING_DEFAULT_VALUE");
  }

  @Test
  void aTypeMayNotChangeEvenToAWiderOne() {
    Schema wider = record("{\"name\":\"a\",\"type\":\"long\"}");
    assertThat(full(wider, record(INT_A)))
        .singleElement()
        .asString()
        .startsWith("readers of version 1 are left behind: TYPE_MISMATCH");
  }

  /** Only readers of the first of two versions need what the candidate leaves out. */
  @ParameterizedTest
  @CsvSource({
    "NONE, 0",
    "BACKWARD, 0",
    "BACKWARD_TRANSITIVE, 0",
    "FORWARD, 0",
    "FORWARD_TRANSITIVE, 1",
    "FULL, 0",
    "FULL_TRANSITIVE, 1"
  })
  void onlyTransitiveLevelsLookBehindTheLastVersion(CompatibilityLevel level, int conflicts) {
    Schema first = record(INT_A);
    Schema last = record("{\"name\":\"a\",\"type\":\"int\",\"default\":0}");
    assertThat(AvroCompatibility.conflicts(level, record(OPTIONAL_B), List.of(first, last)))
        .hasSize(conflicts);
  }

  @Test
  void theFirstVersionIsFree() {
    assertThat(full(record(INT_A))).isEmpty();
  }
}
