package io.litmill.inference;

/**
 * Where a sequence lies in a batch.
 *
 * @param start index of its first token in the row
 */
public record Placement(TokenInput input, int row, int start) {}
