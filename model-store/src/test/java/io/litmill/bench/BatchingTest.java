package io.litmill.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchingTest {
  private static final long SEED = 11;

  @ParameterizedTest
  @EnumSource
  void everySentenceStandsInOneBatch(Batching batching) {
    List<int[]> sentences = LengthMix.sentences(LengthMix.logNormal(700, SEED), 1000, SEED);
    List<IntBuffer> found = new ArrayList<>();
    for (Batch batch : batching.batches(sentences)) {
      for (int i = 0; i < batch.starts().length; i++) {
        found.add(IntBuffer.wrap(batch.sentence(i)));
      }
    }
    assertThat(found)
        .as("seed %d", SEED)
        .containsExactlyInAnyOrderElementsOf(sentences.stream().map(IntBuffer::wrap).toList());
  }

  @ParameterizedTest
  @EnumSource
  void noBatchExceedsTheTokenBudget(Batching batching) {
    List<int[]> sentences = LengthMix.sentences(LengthMix.logNormal(700, SEED), 1000, SEED);
    assertThat(batching.batches(sentences))
        .as("seed %d", SEED)
        .allMatch(batch -> batch.computedTokens() <= Batching.TOKEN_BUDGET);
  }

  @Test
  void bucketsHaveRowsOfMultiplesOfEightSortedByLength() {
    List<Batch> batches = Batching.LENGTH_BUCKETS.batches(ofLengths(17, 5, 9));
    assertThat(batches).hasSize(1);
    assertThat(batches.get(0).rowLength()).isEqualTo(24);
    assertThat(batches.get(0).lengths()).containsExactly(5, 9, 17);
    assertThat(batches.get(0).plain()).isTrue();
  }

  @Test
  void bucketIsFullAtExactlyTheTokenBudget() {
    int[] lengths = new int[2048 / 64];
    Arrays.fill(lengths, 64);
    assertThat(Batching.LENGTH_BUCKETS.batches(ofLengths(lengths))).hasSize(1);
    assertThat(Batching.LENGTH_BUCKETS.batches(ofLengths(append(lengths, 64)))).hasSize(2);
  }

  @Test
  void packsIntoTheFullestRowThatTakesASentence() {
    List<Batch> batches = Batching.PACKED_ROWS.batches(ofLengths(100, 60, 20, 68, 8));
    assertThat(batches).hasSize(1);
    Batch batch = batches.get(0);
    assertThat(batch.rows()).isEqualTo(2);
    assertThat(batch.rowLength()).isEqualTo(128);
    assertThat(batch.starts()).containsExactly(0, 100, 120, 128, 196);
    assertThat(batch.lengths()).containsExactly(100, 20, 8, 68, 60);
    assertThat(batch.plain()).isFalse();
  }

  @Test
  void packedSentencesAreNumberedInTheirRowAndCountFromZero() {
    Batch batch = Batch.of(6, List.of(ofLengths(2, 3)));
    assertThat(batch.sequences()).containsExactly(1, 1, 2, 2, 2, 0);
    assertThat(batch.positions()).containsExactly(0, 1, 0, 1, 2, 0);
    assertThat(batch.realTokens()).isEqualTo(5);
    assertThat(batch.computedTokens()).isEqualTo(6);
  }

  @Test
  void sentenceLongerThanAPackedRowStandsAlone() {
    List<Batch> batches = Batching.PACKED_ROWS.batches(ofLengths(129, 10));
    assertThat(batches).extracting(Batch::rowLength).containsExactly(136, 128);
  }

  @Test
  void refusesSentenceLongerThanItsRow() {
    assertThatThrownBy(() -> Batch.plain(ofLengths(9), 8)).hasMessageContaining("9 tokens");
  }

  @Test
  void packingOfTheBuiltInMixLosesLessThanFivePercent() {
    List<int[]> sentences = LengthMix.sentences(LengthMix.logNormal(512, SEED), 1000, SEED);
    Workload workload = new Workload(Batching.PACKED_ROWS.batches(sentences));
    assertThat(workload.efficiency()).as("seed %d", SEED).isGreaterThan(0.95);
  }

  private static int[] append(int[] lengths, int length) {
    int[] longer = Arrays.copyOf(lengths, lengths.length + 1);
    longer[lengths.length] = length;
    return longer;
  }

  /** Each sentence has tokens of its own. */
  private static List<int[]> ofLengths(int... lengths) {
    return IntStream.range(0, lengths.length)
        .mapToObj(i -> IntStream.range(0, lengths[i]).map(token -> 1000 * i + token).toArray())
        .toList();
  }
}
