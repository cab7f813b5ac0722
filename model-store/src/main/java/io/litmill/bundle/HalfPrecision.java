package io.litmill.bundle;

import io.litmill.architecture.ModelForm;
import io.litmill.bundle.Manifest.Drift;
import io.litmill.graph.Flavour;
import io.litmill.model.FloatTensor;
import io.litmill.model.ModelSession;
import io.litmill.model.TokenRows;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures what computing in half precision changes in a model's outputs and decisions. */
public final class HalfPrecision {
  private final Manifest manifest;
  private final ModelForm form;
  private double squares;
  private long values;
  private int decisions;
  private int changed;

  HalfPrecision(Manifest manifest) {
    this.manifest = manifest;
    this.form = manifest.model();
  }

  /** Compares two sessions of one model over sequences computed alone. */
  public static Drift measure(
      Manifest manifest,
      ModelSession exact,
      Flavour flavour,
      ModelSession half,
      List<TokenRows> sequences) {
    HalfPrecision drift = new HalfPrecision(manifest);
    for (TokenRows sequence : sequences) {
      Map<String, FloatTensor> expected = exact.run(sequence);
      half.run(sequence).forEach((name, actual) -> drift.add(expected.get(name), actual));
    }
    return drift.of(flavour);
  }

  Drift of(Flavour flavour) {
    double rms = Math.sqrt(squares / Math.max(1, values));
    return new Drift(flavour, twoDigits(rms), decisions, changed);
  }

  void add(FloatTensor expected, FloatTensor actual) {
    for (int i = 0; i < expected.values().length; i++) {
      double difference = (double) expected.values()[i] - actual.values()[i];
      squares += difference * difference;
    }
    values += expected.values().length;
    decide(expected.values(), actual.values());
  }

  private void decide(float[] expected, float[] actual) {
    switch (form.task()) {
      case TOKEN, SINGLE_LABEL, CAUSAL_LM -> byLargest(expected, actual, form.outputs());
      case QUESTION -> byLargest(expected, actual, expected.length);
      case MULTI_LABEL -> byThreshold(expected, actual);
      case REGRESSION, ENCODER -> {}
    }
  }

  private void byLargest(float[] expected, float[] actual, int width) {
    for (int from = 0; from < expected.length; from += width) {
      decisions++;
      if (largest(expected, from, width) != largest(actual, from, width)) {
        changed++;
      }
    }
  }

  private void byThreshold(float[] expected, float[] actual) {
    for (int i = 0; i < expected.length; i++) {
      double probability = manifest.threshold(form.labels().get(i));
      double logit = Math.log(probability / (1 - probability));
      decisions++;
      if (expected[i] >= logit != actual[i] >= logit) {
        changed++;
      }
    }
  }

  private static int largest(float[] values, int from, int width) {
    int best = from;
    for (int i = from + 1; i < from + width; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best - from;
  }

  /** Two significant digits: the rest differs from processor to processor. */
  private static double twoDigits(double value) {
    return value == 0 ? 0 : Double.parseDouble(String.format(Locale.ROOT, "%.1e", value));
  }
}
