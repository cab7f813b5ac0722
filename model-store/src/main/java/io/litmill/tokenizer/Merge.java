package io.litmill.tokenizer;

/** Two symbols that byte pair encoding joins; the place in the list of merges is the rank. */
public record Merge(String left, String right) {
  public Merge {
    if (left.isEmpty() || right.isEmpty()) {
      throw new IllegalArgumentException("merge of \"" + left + "\" and \"" + right + "\"");
    }
  }

  String joined() {
    return left + right;
  }
}
