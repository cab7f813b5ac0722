package io.litmill.labels;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.classification.Classification;
import io.litmill.schemas.ScoredLabel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelUnionTest {
  private static SentenceLabels part(int sentence, double first, double second, String... given) {
    return new SentenceLabels(
        sentence, new Classification(Map.of("first", first, "second", second), List.of(given)));
  }

  @Test
  void aLabelHasItsSentencesAndItsHighestProbability() {
    List<ScoredLabel> labels =
        LabelUnion.of(
            List.of("second", "first"),
            List.of(
                part(0, 0.61239, 0.1, "first"),
                part(1, 0.9, 0.2),
                part(2, 0.7, 0.8, "first", "second"),
                part(2, 0.1, 0.95, "second")));
    assertThat(labels)
        .containsExactly(
            new ScoredLabel("second", 0.95f, List.of(2)),
            new ScoredLabel("first", 0.7f, List.of(0, 2)));
  }

  @Test
  void confidencesHaveFourDigits() {
    assertThat(LabelUnion.of(List.of("first"), List.of(part(0, 0.61239, 0, "first"))))
        .containsExactly(new ScoredLabel("first", 0.6124f, List.of(0)));
  }

  @Test
  void noSentencesNoLabels() {
    assertThat(LabelUnion.of(List.of("first"), List.of())).isEmpty();
  }
}
