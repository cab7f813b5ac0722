package io.litmill.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BatchPlanTest {
  private static final int BUDGET = 512;

  private static int[] lengths(int count) {
    return new SplittableRandom(4).ints(count, 3, 129).toArray();
  }

  private static float[] times(int count, double times) {
    float[] all = new float[count];
    Arrays.fill(all, (float) times);
    return all;
  }

  @Test
  void everyExampleComesOnceAndNoBatchIsOverTheBudget() {
    int[] lengths = lengths(1000);
    List<BatchPlan> plan = BatchPlan.epoch(lengths, times(1000, 1), BUDGET, 1, 0);
    int[] seen =
        plan.stream().flatMapToInt(batch -> Arrays.stream(batch.examples())).sorted().toArray();
    assertThat(seen).hasSize(1000).doesNotHaveDuplicates();
    assertThat(plan).allMatch(batch -> batch.tokens() <= BUDGET);
    for (BatchPlan batch : plan) {
      int longest = Arrays.stream(batch.examples()).map(i -> lengths[i]).max().getAsInt();
      assertThat(batch.rowLength()).isBetween(longest, longest + 7);
    }
  }

  @Test
  void littleOfABatchIsPadding() {
    int[] lengths = lengths(2000);
    List<BatchPlan> plan = BatchPlan.epoch(lengths, times(2000, 1), 2048, 1, 0);
    long computed = plan.stream().mapToLong(BatchPlan::tokens).sum();
    assertThat((double) Arrays.stream(lengths).sum() / computed).isGreaterThan(0.9);
  }

  @Test
  void seedAndEpochDecideOnTheOrderAndNothingElse() {
    int[] lengths = lengths(200);
    List<BatchPlan> plan = BatchPlan.epoch(lengths, times(200, 1), BUDGET, 1, 0);
    assertThat(BatchPlan.epoch(lengths, times(200, 1), BUDGET, 1, 0)).isEqualTo(plan);
    assertThat(BatchPlan.epoch(lengths, times(200, 1), BUDGET, 1, 1)).isNotEqualTo(plan);
    assertThat(BatchPlan.epoch(lengths, times(200, 1), BUDGET, 2, 0)).isNotEqualTo(plan);
  }

  @Test
  void aWeightIsHowOftenAnExampleComes() {
    int[] lengths = lengths(2000);
    assertThat(examples(lengths, 2)).isEqualTo(4000);
    assertThat(examples(lengths, 0.25)).isBetween(400, 600);
    assertThat(examples(lengths, 1.5)).isBetween(2850, 3150);
    assertThat(examples(lengths, 0)).isZero();
  }

  private static int examples(int[] lengths, double times) {
    return BatchPlan.epoch(lengths, times(lengths.length, times), BUDGET, 1, 0).stream()
        .mapToInt(batch -> batch.examples().length)
        .sum();
  }

  @Test
  void anExampleOverTheBudgetIsABatchOfItsOwn() {
    List<BatchPlan> plan = BatchPlan.epoch(new int[] {100, 10}, times(2, 1), 50, 1, 0);
    assertThat(plan).hasSize(2);
  }
}
