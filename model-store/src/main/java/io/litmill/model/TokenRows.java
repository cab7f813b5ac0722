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
    if (rows < 1 || rowLength < 1) {
      throw new IllegalArgumentException(
          "rows " + rows + " of length " + rowLength + ": both must be at least 1");
    }
    requireLength("ids", ids, (long) rows * rowLength);
    requireLength("sequences", sequences, (long) rows * rowLength);
    requireLength("tokenTypes", tokenTypes, (long) rows * rowLength);
    if ((positions == null) != (sequenceTokens == null)) {
      throw new IllegalArgumentException("positions and sequenceTokens are given both or neither");
    }
    if (positions != null) {
      requireLength("positions", positions, (long) rows * rowLength);
      requireInside(sequenceTokens, ids.length);
    }
  }

  /** One sequence alone in one row. */
  public static TokenRows single(int[] ids, int[] tokenTypes) {
    int[] sequences = new int[ids.length];
    Arrays.fill(sequences, 1);
    return new TokenRows(1, ids.length, ids, sequences, tokenTypes, null, null);
  }

  /** A GPU would read zeros outside of the rows. */
  private static void requireInside(int[] sequenceTokens, int tokens) {
    for (int token : sequenceTokens) {
      if (token < 0 || token >= tokens) {
        throw new IllegalArgumentException(
            "sequence token " + token + " is not in 0.." + (tokens - 1));
      }
    }
  }

  private static void requireLength(String name, int[] values, long length) {
    if (values.length != length) {
      throw new IllegalArgumentException(
          name + " has " + values.length + " values, not rows · rowLength = " + length);
    }
  }
}
