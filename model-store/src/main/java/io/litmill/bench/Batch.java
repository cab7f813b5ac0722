package io.litmill.bench;

import java.util.Arrays;
import java.util.List;

/**
 * Sentences placed in rows of tokens. All arrays but the last two are [rows · rowLength], row after
 * row; the last two hold one value a sentence.
 *
 * @param sequences number of the sentence in its row, from 1; 0 for padding
 * @param positions of tokens in their sentences
 * @param starts of sentences, as row · rowLength + column
 * @param lengths of sentences in tokens
 */
public record Batch(
    int rows,
    int rowLength,
    int[] ids,
    int[] sequences,
    int[] positions,
    int[] starts,
    int[] lengths) {

  /** Tokens that are not padding. */
  public int realTokens() {
    return Arrays.stream(lengths).sum();
  }

  /** Tokens that are computed. */
  public int computedTokens() {
    return rows * rowLength;
  }

  /** Whether each row holds one sentence, which starts at its first column. */
  public boolean plain() {
    return starts.length == rows;
  }

  /** One sentence a row; the rows are as long as the longest sentence, or longer. */
  static Batch plain(List<int[]> sentences, int rowLength) {
    return of(rowLength, sentences.stream().map(List::of).toList());
  }

  /**
   * @param rows the sentences of each row, in order
   * @throws IllegalArgumentException if a row's sentences are longer than {@code rowLength}
   */
  static Batch of(int rowLength, List<List<int[]>> rows) {
    int cells = rows.size() * rowLength;
    int sentences = rows.stream().mapToInt(List::size).sum();
    Batch batch =
        new Batch(
            rows.size(),
            rowLength,
            new int[cells],
            new int[cells],
            new int[cells],
            new int[sentences],
            new int[sentences]);
    int sentence = 0;
    for (int row = 0; row < rows.size(); row++) {
      int column = 0;
      for (int i = 0; i < rows.get(row).size(); i++) {
        int[] ids = rows.get(row).get(i);
        if (column + ids.length > rowLength) {
          throw new IllegalArgumentException(
              "%d tokens do not fit a row of %d".formatted(column + ids.length, rowLength));
        }
        batch.place(sentence++, row * rowLength + column, i + 1, ids);
        column += ids.length;
      }
    }
    return batch;
  }

  private void place(int sentence, int start, int sequence, int[] tokens) {
    starts[sentence] = start;
    lengths[sentence] = tokens.length;
    System.arraycopy(tokens, 0, ids, start, tokens.length);
    Arrays.fill(sequences, start, start + tokens.length, sequence);
    for (int i = 0; i < tokens.length; i++) {
      positions[start + i] = i;
    }
  }

  /** The tokens of one sentence. */
  public int[] sentence(int index) {
    return Arrays.copyOfRange(ids, starts[index], starts[index] + lengths[index]);
  }
}
