package io.litmill.inference;

/** Finds infinities and NaN. */
final class FiniteValues {
  private FiniteValues() {}

  static boolean allFinite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
