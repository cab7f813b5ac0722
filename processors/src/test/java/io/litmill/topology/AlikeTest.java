package io.litmill.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.export.Triplets;
import io.litmill.schemas.Triplet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlikeTest {
  private static Triplet confident(double confidence) {
    return Triplet.newBuilder(Triplets.plain("1"))
        .setExtractionConfidenceScore((float) confidence)
        .build();
  }

  @Test
  void aConfidenceMayDifferInItsLastDigitAndNothingElse() {
    assertThat(Alike.test(confident(0.532), confident(0.5319))).isTrue();
    assertThat(Alike.test(confident(0.532), confident(0.5317))).isFalse();
    Triplet renamed = Triplet.newBuilder(confident(0.532)).setSubjectName("other").build();
    assertThat(Alike.test(confident(0.532), renamed)).isFalse();
    Map<String, Triplet> one = Map.of("1", confident(0.532));
    assertThat(Alike.test(one, Map.of("1", confident(0.5319)))).isTrue();
    assertThat(Alike.test(one, Map.of("2", confident(0.532)))).isFalse();
    assertThat(Alike.test(List.of(1L), List.of(1L, 2L))).isFalse();
  }
}
