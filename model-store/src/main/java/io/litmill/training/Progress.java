package io.litmill.training;

/**
 * Where a training stands; kept with its weights, so that it can go on.
 *
 * @param fingerprint of the settings and the data
 * @param epoch that is being trained, from 0
 * @param batch next one in the epoch, from 0
 * @param step steps done
 * @param seconds spent on steps
 * @param tokens trained on, without padding
 * @param evaluations done
 * @param bestEvaluation the evaluation with the best score; −1 before the first
 * @param best its main score
 * @param variables name of the file with weights and optimiser
 */
record Progress(
    String fingerprint,
    int epoch,
    int batch,
    long step,
    double seconds,
    long tokens,
    int evaluations,
    int bestEvaluation,
    double best,
    String variables) {

  static Progress beginning(String fingerprint) {
    return new Progress(fingerprint, 0, 0, 0, 0, 0, 0, -1, Double.NEGATIVE_INFINITY, "");
  }
}
