package io.litmill.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedWeightsTest {
  @ParameterizedTest
  @CsvSource({
    "100, 400, true",
    "100, 100, true",
    "125, 100, true",
    "126, 100, false",
    "300, 100, false"
  })
  void packedWeightsAreUsedUnlessTheyAreClearlySlower(long packed, long unpacked, boolean pay) {
    assertThat(new PackedWeights.Times(packed, unpacked).pay()).isEqualTo(pay);
  }
}
