package io.litmill.bench;

import java.util.List;

/** Compares logits of sentences with those of a reference. */
final class AgreementCheck {
  private final List<float[]> expected;
  private final int outputs;
  private final double size;

  /**
   * @param expected [tokens · outputs] of each sentence
   * @param outputs logits a token
   */
  AgreementCheck(List<float[]> expected, int outputs) {
    this.expected = expected;
    this.outputs = outputs;
    this.size = rms(expected);
  }

  /**
   * @param logits of the first sentences, or of all, in the same order
   */
  Agreement compare(Contender contender, List<float[]> logits) {
    double max = 0;
    double squares = 0;
    int labels = 0;
    int changed = 0;
    for (int sentence = 0; sentence < logits.size(); sentence++) {
      float[] want = expected.get(sentence);
      float[] got = logits.get(sentence);
      for (int i = 0; i < want.length; i++) {
        double difference = Float.isFinite(got[i]) ? Math.abs(want[i] - got[i]) : 1e30;
        max = Math.max(max, difference);
        squares += difference * difference;
      }
      labels += want.length / outputs;
      changed += labelsChanged(want, got);
    }
    double relativeRms = Math.sqrt(squares / ((double) labels * outputs)) / size;
    boolean equal =
        contender.precision() == Precision.FLOAT32
            ? max <= Agreement.MAX_DIFFERENCE * Math.max(1, size)
            : relativeRms <= Agreement.MAX_RELATIVE_RMS;
    return new Agreement(
        contender.title(), logits.size(), max, relativeRms, labels, changed, equal);
  }

  private int labelsChanged(float[] want, float[] got) {
    int changed = 0;
    for (int from = 0; from < want.length; from += outputs) {
      if (largest(want, from) != largest(got, from)) {
        changed++;
      }
    }
    return changed;
  }

  private int largest(float[] values, int from) {
    int best = from;
    for (int i = from + 1; i < from + outputs; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best - from;
  }

  private static double rms(List<float[]> logits) {
    double squares = 0;
    long count = 0;
    for (float[] values : logits) {
      for (float value : values) {
        squares += (double) value * value;
      }
      count += values.length;
    }
    return Math.sqrt(squares / count);
  }
}
