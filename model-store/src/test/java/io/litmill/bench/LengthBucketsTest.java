package io.litmill.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LengthBucketsTest {
  private static final long SEED = 11;

  @Test
  void everySentenceStandsInOneBatch() {
    List<int[]> sentences = LengthMix.sentences(LengthMix.logNormal(700, SEED), 1000, SEED);
    List<IntBuffer> found = new ArrayList<>();
    for (Batch batch : LengthBuckets.batches(sentences)) {
      for (int row = 0; row < batch.rows(); row++) {
        found.add(IntBuffer.wrap(batch.sentence(row)));
      }
    }
    assertThat(found)
        .as("seed %d", SEED)
        .containsExactlyInAnyOrderElementsOf(sentences.stream().map(IntBuffer::wrap).toList());
  }

  @Test
  void noBatchExceedsTheTokenBudget() {
    List<int[]> sentences = LengthMix.sentences(LengthMix.logNormal(700, SEED), 1000, SEED);
    assertThat(LengthBuckets.batches(sentences))
        .as("seed %d", SEED)
        .allMatch(batch -> batch.computedTokens() <= LengthBuckets.TOKEN_BUDGET);
  }

  @Test
  void rowsAreMultiplesOfEightSortedByLength() {
    List<Batch> batches = LengthBuckets.batches(ofLengths(17, 5, 9));
    assertThat(batches).hasSize(1);
    assertThat(batches.get(0).rowLength()).isEqualTo(24);
    assertThat(batches.get(0).lengths()).containsExactly(5, 9, 17);
    assertThat(batches.get(0).realTokens()).isEqualTo(31);
    assertThat(batches.get(0).computedTokens()).isEqualTo(72);
  }

  @Test
  void bucketIsFullAtExactlyTheTokenBudget() {
    int[] lengths = new int[2048 / 64];
    Arrays.fill(lengths, 64);
    assertThat(LengthBuckets.batches(ofLengths(lengths))).hasSize(1);
    int[] more = Arrays.copyOf(lengths, lengths.length + 1);
    more[lengths.length] = 64;
    assertThat(LengthBuckets.batches(ofLengths(more))).hasSize(2);
  }

  @Test
  void theMaskIsOneForTokensAndZeroForPadding() {
    Batch batch = Batch.of(ofLengths(2, 3), 4);
    assertThat(batch.mask()).containsExactly(1, 1, 0, 0, 1, 1, 1, 0);
    assertThat(batch.ids()).containsExactly(0, 1, 0, 0, 1000, 1001, 1002, 0);
  }

  @Test
  void refusesSentenceLongerThanItsRow() {
    assertThatThrownBy(() -> Batch.of(ofLengths(9), 8)).hasMessageContaining("9 tokens");
  }

  /** Each sentence has tokens of its own. */
  private static List<int[]> ofLengths(int... lengths) {
    return IntStream.range(0, lengths.length)
        .mapToObj(i -> IntStream.range(0, lengths[i]).map(token -> 1000 * i + token).toArray())
        .toList();
  }
}
