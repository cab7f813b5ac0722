package io.litmill.bench;

import java.util.List;

/**
 * How far an engine's outputs are from those of Litmill in float32, each sentence computed alone.
 *
 * @param title engine and precision
 * @param sentences compared
 * @param maxDifference largest absolute difference of a logit
 * @param relativeRms root mean square of the differences, as a share of that of the logits
 * @param labels compared: one a token
 * @param labelsChanged of these, by the largest logit
 * @param equal whether that is near enough to compare speeds: in float32 {@link #MAX_DIFFERENCE}
 *     for logits of unit size; else a relative rms of {@link #MAX_RELATIVE_RMS}
 */
public record Agreement(
    String title,
    int sentences,
    double maxDifference,
    double relativeRms,
    int labels,
    int labelsChanged,
    boolean equal) {
  static final double MAX_DIFFERENCE = 1e-4;
  static final double MAX_RELATIVE_RMS = 0.25;

  public double shareChanged() {
    return labels == 0 ? 0 : (double) labelsChanged / labels;
  }

  /**
   * @throws IncomparableEngines if an engine computes something else
   */
  static void require(List<Agreement> agreements) {
    List<String> apart =
        agreements.stream().filter(a -> !a.equal()).map(Agreement::described).toList();
    if (!apart.isEmpty()) {
      throw new IncomparableEngines(
          "outputs differ from litmill float32, so speeds cannot be compared: "
              + String.join("; ", apart));
    }
  }

  private String described() {
    return "%s by %.2g at most, %.2g relative rms, %d of %d labels"
        .formatted(title, maxDifference, relativeRms, labelsChanged, labels);
  }
}
