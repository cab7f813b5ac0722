package io.litmill.training;

import io.litmill.inference.TokenInput;
import java.util.stream.IntStream;

/** The arrays of a sequence. */
final class Inputs {
  private Inputs() {}

  static int[] ids(TokenInput input) {
    return IntStream.range(0, input.length()).map(input::id).toArray();
  }

  static int[] tokenTypes(TokenInput input) {
    return IntStream.range(0, input.length()).map(input::tokenType).toArray();
  }
}
