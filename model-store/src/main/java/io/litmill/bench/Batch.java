package io.litmill.bench;

import java.util.Arrays;
import java.util.List;

/**
 * Sentences in rows of tokens, one a row, from its first column on.
 *
 * @param ids [rows · rowLength], row after row; 0 in padding
 * @param mask [rows · rowLength]; 1 for tokens, 0 in padding
 * @param lengths [rows] of the sentences in tokens
 */
public record Batch(int rows, int rowLength, int[] ids, int[] mask, int[] lengths) {

  /**
   * @param rowLength the length of the longest sentence, or more
   * @throws IllegalArgumentException if a sentence is longer than {@code rowLength}
   */
  static Batch of(List<int[]> sentences, int rowLength) {
    int rows = sentences.size();
    Batch batch =
        new Batch(
            rows, rowLength, new int[rows * rowLength], new int[rows * rowLength], new int[rows]);
    for (int row = 0; row < rows; row++) {
      batch.place(row, sentences.get(row));
    }
    return batch;
  }

  private void place(int row, int[] sentence) {
    if (sentence.length > rowLength) {
      throw new IllegalArgumentException(
          "%d tokens do not fit a row of %d".formatted(sentence.length, rowLength));
    }
    int start = row * rowLength;
    lengths[row] = sentence.length;
    System.arraycopy(sentence, 0, ids, start, sentence.length);
    Arrays.fill(mask, start, start + sentence.length, 1);
  }

  /** Tokens that are not padding. */
  public int realTokens() {
    return Arrays.stream(lengths).sum();
  }

  /** Tokens that are computed. */
  public int computedTokens() {
    return rows * rowLength;
  }

  /** The tokens of one sentence. */
  public int[] sentence(int row) {
    return Arrays.copyOfRange(ids, row * rowLength, row * rowLength + lengths[row]);
  }
}
