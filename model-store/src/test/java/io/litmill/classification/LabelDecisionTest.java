package io.litmill.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.litmill.architecture.Task;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelDecisionTest {
  private static final List<String> LABELS = List.of("none", "inhibits", "activates");

  @Test
  void theLikeliestLabelIsGiven() {
    Classification found =
        new LabelDecision(Task.SINGLE_LABEL, LABELS, Map.of()).decide(new float[] {1, 2, 0});
    assertThat(found.label()).isEqualTo("inhibits");
    assertThat(found.probabilities().values().stream().mapToDouble(p -> p).sum())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void theLabelWithAThresholdIsGivenFromItOn() {
    LabelDecision decision = new LabelDecision(Task.SINGLE_LABEL, LABELS, Map.of("none", 0.75));
    assertThat(decision.decideProbabilities(new double[] {0.75, 0.15, 0.1}).label())
        .isEqualTo("none");
    assertThat(decision.decideProbabilities(new double[] {0.74, 0.1, 0.16}).label())
        .isEqualTo("activates");
    LabelDecision low = new LabelDecision(Task.SINGLE_LABEL, LABELS, Map.of("none", 0.2));
    assertThat(low.decideProbabilities(new double[] {0.2, 0.5, 0.3}).label()).isEqualTo("none");
  }

  @Test
  void manyLabelsAreGivenEachFromItsThresholdOn() {
    LabelDecision decision =
        new LabelDecision(Task.MULTI_LABEL, List.of("a", "b", "c"), Map.of("b", 0.25));
    assertThat(decision.decideProbabilities(new double[] {0.5, 0.25, 0.49}).labels())
        .containsExactly("a", "b");
    assertThat(decision.decideProbabilities(new double[] {0.1, 0.1, 0.1}).labels()).isEmpty();
    assertThat(decision.decide(new float[] {0, 0, 0}).probabilities()).containsEntry("a", 0.5);
  }

  @Test
  void twoThresholdsOfASingleLabelAreRefused() {
    assertThatThrownBy(
            () ->
                new LabelDecision(Task.SINGLE_LABEL, LABELS, Map.of("none", 0.5, "inhibits", 0.5)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTokenTaskIsRefused() {
    assertThatThrownBy(() -> new LabelDecision(Task.TOKEN, List.of("O"), Map.of()))
        .hasMessageContaining("token");
  }
}
