package io.litmill.text;

/** How probabilities are rounded before they leave the program. */
public final class Rounding {
  private static final double SCALE = 10_000;

  private Rounding() {}

  /** A probability to four digits. */
  public static float fourDigits(double probability) {
    return (float) (Math.round(probability * SCALE) / SCALE);
  }
}
