package io.litmill.bench;

/**
 * How far an engine's outputs are from those of Litmill in float32, each sentence computed alone.
 *
 * @param title engine and precision
 * @param maxDifference largest absolute difference of a logit
 * @param rmsDifference root of the mean square of the differences
 * @param labels compared: one a token
 * @param labelsChanged of these, by the largest logit
 * @param equal whether that is near enough to compare speeds: in float32 {@link #MAX_DIFFERENCE}
 *     for logits of unit size; else an rms of a quarter of the logits' own deviation
 */
public record Agreement(
    String title,
    double maxDifference,
    double rmsDifference,
    int labels,
    int labelsChanged,
    boolean equal) {
  static final double MAX_DIFFERENCE = 1e-4;
  static final double RMS_SHARE = 0.25;

  public double shareChanged() {
    return labels == 0 ? 0 : (double) labelsChanged / labels;
  }
}
