package io.litmill.inference;

/**
 * The two dimensions of a batch's input tensors.
 *
 * @param rowTokens tokens in each row, padding included
 */
public record BatchShape(int rows, int rowTokens) {
  public BatchShape {
    if (rows <= 0) {
      throw new IllegalArgumentException("rows " + rows + " is not positive");
    }
    if (rowTokens <= 0) {
      throw new IllegalArgumentException("rowTokens " + rowTokens + " is not positive");
    }
    Math.multiplyExact(rows, rowTokens);
  }

  /** Tokens of the whole batch, padding included: what the device computes. */
  public int tokens() {
    return rows * rowTokens;
  }

  @Override
  public String toString() {
    return rows + "x" + rowTokens;
  }
}
