package io.litmill.model;

import java.util.Arrays;
import java.util.Objects;

/**
 * Rows of tokens to compute. All arrays but {@code sequenceTokens} are [rows · rowLength], row
 * after row.
 *
 * @param sequences number of the sequence a token belongs to, from 1 in each row; 0 for padding
 * @param positions of tokens in their sequences; null for one sequence a row that starts at its
 *     first column
 * @param sequenceTokens index of the token that stands for each sequence; null as for positions
 */
public record TokenRows(
    int rows,
    int rowLength,
    int[] ids,
    int[] sequences,
    int[] tokenTypes,
    int[] positions,
    int[] sequenceTokens) {
  public TokenRows {
    Objects.requireNonNull(ids, "ids");
    Objects.requireNonNull(sequences, "sequences");
    Objects.requireNonNull(tokenTypes, "tokenTypes");
    requireLength("ids", ids, rows * rowLength);
    requireLength("sequences", sequences, rows * rowLength);
    requireLength("tokenTypes", tokenTypes, rows * rowLength);
    if ((positions == null) != (sequenceTokens == null)) {
      throw new IllegalArgumentException("positions and sequenceTokens are given both or neither");
    }
    if (positions != null) {
      requireLength("positions", positions, rows * rowLength);
    }
  }

  /** One sequence alone in one row. */
  public static TokenRows single(int[] ids, int[] tokenTypes) {
    int[] sequences = new int[ids.length];
    Arrays.fill(sequences, 1);
    return new TokenRows(1, ids.length, ids, sequences, tokenTypes, null, null);
  }

  private static void requireLength(String name, int[] values, int length) {
    if (values.length != length) {
      throw new IllegalArgumentException(
          name + " has " + values.length + " values, not rows · rowLength = " + length);
    }
  }
}
