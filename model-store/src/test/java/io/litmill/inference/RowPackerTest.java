package io.litmill.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowPackerTest {

  @ParameterizedTest
  @CsvSource({"30,32", "32,32", "33,64", "64,64", "96,96", "97,128", "128,128"})
  void aSingleSequenceRunsInTheShortestRow(int length, int rowTokens) {
    Rows rows = RowPacker.shareRows(Sequences.pending(length), 128, 16);
    assertThat(Sequences.plan(rows).shape()).isEqualTo(new BatchShape(1, rowTokens));
  }

  @Test
  void severalShortSequencesShareOneRow() {
    Rows rows = RowPacker.shareRows(Sequences.pending(10, 20, 30), 128, 16);
    assertThat(Sequences.plan(rows).shape()).isEqualTo(new BatchShape(1, 64));
  }

  @Test
  void twoSequencesOfSeventyRunInTwoRowsOfNinetySix() {
    Rows rows = RowPacker.shareRows(Sequences.pending(70, 70), 128, 16);
    assertThat(Sequences.plan(rows).shape()).isEqualTo(new BatchShape(2, 96));
  }

  @Test
  void manyRowsKeepTheCommonLength() {
    Rows rows = RowPacker.shareRows(Sequences.pending(70, 70, 70, 70, 70), 128, 16);
    assertThat(Sequences.plan(rows).shape()).isEqualTo(new BatchShape(5, 128));
  }

  @Test
  void theOldestIsInEvenIfOthersFillTheBatchBetter() {
    List<PendingSequence> waiting = Sequences.pending(60, 70, 70, 50);
    Rows rows = RowPacker.shareRows(waiting, 128, 2);
    assertThat(rows.sequences()).contains(waiting.get(0));
  }

  @Test
  void holesAreFilledFromBehind() {
    List<PendingSequence> waiting = Sequences.pending(100, 100, 100, 28, 20, 28);
    Rows rows = RowPacker.shareRows(waiting, 128, 2);
    assertThat(rows.sequences())
        .containsExactlyInAnyOrder(waiting.get(0), waiting.get(1), waiting.get(3), waiting.get(5));
  }

  @Test
  void aLongBatchFillsItsRowsWithShortOnesButOpensNoRowForThem() {
    List<PendingSequence> waiting = Sequences.pending(130, 150);
    List<PendingSequence> fillers = Sequences.pending(40, 30, 10, 9);
    Rows rows = RowPacker.ownRows(waiting, fillers, 160, 12);
    assertThat(Sequences.plan(rows).shape()).isEqualTo(new BatchShape(2, 160));
    assertThat(rows.sequences())
        .containsExactlyInAnyOrder(waiting.get(0), waiting.get(1), fillers.get(1), fillers.get(2));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyMixIsPackedWithoutOverlapWithinItsRows(long seed) {
    Random random = new Random(seed);
    int[] lengths = random.ints(1 + random.nextInt(80), 1, 129).toArray();
    int mostRows = 1 + random.nextInt(16);
    List<PendingSequence> waiting = Sequences.pending(lengths);
    BatchPlan plan = Sequences.plan(RowPacker.shareRows(waiting, 128, mostRows));
    assertThat(plan.pack().realTokens()).as("seed %d", seed).isEqualTo(plan.realTokens());
    assertThat(plan.shape().tokens()).as("seed %d", seed).isLessThanOrEqualTo(mostRows * 128);
    assertThat(plan.sequences()).as("seed %d", seed).doesNotHaveDuplicates();
    assertThat(plan.pack().firstTokenIndexes()).as("seed %d", seed).isSorted();
    assertThat(plan.sequences()).as("seed %d", seed).contains(waiting.get(0));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void fillsAtLeastNinetyFivePercentFromASteadyQueueOfSentences(long seed) {
    double efficiency = efficiency(seed, 150, 16);
    assertThat(efficiency).as("seed %d", seed).isGreaterThan(0.95);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void fillsAtLeastNinetyFivePercentThoughLittleMoreThanABatchWaits(long seed) {
    double efficiency = efficiency(seed, 62, 16);
    assertThat(efficiency).as("seed %d", seed).isGreaterThan(0.95);
  }

  /** Packs 200 batches from a queue that is kept at so many sentences. */
  private static double efficiency(long seed, int depth, int mostRows) {
    Random random = new Random(seed);
    List<PendingSequence> waiting = new ArrayList<>();
    long real = 0;
    long computed = 0;
    for (int batch = 0; batch < 200; batch++) {
      while (waiting.size() < depth) {
        int length = Math.min(128, Sequences.sentenceLength(random));
        waiting.addAll(Sequences.pending(length));
      }
      BatchPlan plan = Sequences.plan(RowPacker.shareRows(waiting, 128, mostRows));
      waiting.removeAll(plan.sequences());
      real += plan.realTokens();
      computed += plan.shape().tokens();
    }
    return (double) real / computed;
  }
}
