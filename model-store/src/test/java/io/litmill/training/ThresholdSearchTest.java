package io.litmill.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.architecture.Task;
import io.litmill.corpus.DataSource;
import io.litmill.pairs.PairMarking;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThresholdSearchTest {
  private static final PairMarking PAIRS =
      new PairMarking("Chemical", "Gene", "@C$", "@G$", "@CG$", "none");

  private static Recipe recipe(Task task, PairMarking pairs) {
    DataSource data = DataSource.parse("tsv:x");
    return new Recipe(
        null,
        task,
        List.of(),
        List.of(),
        pairs,
        List.of(Recipe.Part.of(data)),
        List.of(Recipe.DevPart.of(data)),
        List.of(),
        true,
        Map.of(),
        null,
        null);
  }

  @Test
  void theNegativeLabelHasTheThresholdOfASingleLabelModel() throws Exception {
    Map<String, Double> best =
        new ThresholdSearch(recipe(Task.SINGLE_LABEL, PAIRS), List.of("none", "a"))
            .best(t -> t.isEmpty() ? 0 : 1 - Math.abs(t.get("none") - 0.7));
    assertThat(best).containsOnlyKeys("none");
    assertThat(best.get("none")).isEqualTo(0.7);
  }

  @Test
  void withoutANegativeLabelThereIsNone() throws Exception {
    assertThat(
            new ThresholdSearch(recipe(Task.SINGLE_LABEL, null), List.of("yes", "no"))
                .best(t -> t.size()))
        .isEmpty();
  }

  @Test
  void manyLabelsHaveAThresholdEach() throws Exception {
    Map<String, Double> best =
        new ThresholdSearch(recipe(Task.MULTI_LABEL, null), List.of("a", "b"))
            .best(
                t ->
                    -Math.abs(t.getOrDefault("a", 0.5) - 0.25)
                        - Math.abs(t.getOrDefault("b", 0.5) - 0.8));
    assertThat(best).containsEntry("a", 0.25).containsEntry("b", 0.8);
  }

  @Test
  void whereNothingIsBetterTheUsualDecisionStays() throws Exception {
    assertThat(new ThresholdSearch(recipe(Task.MULTI_LABEL, null), List.of("a", "b")).best(t -> 1))
        .isEmpty();
  }
}
