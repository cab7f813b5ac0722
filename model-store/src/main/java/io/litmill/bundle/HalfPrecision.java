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
  private final ModelForm form;
  private double squares;
  private long values;
  private int decisions;
  private int changed;

  private HalfPrecision(ModelForm form) {
    this.form = form;
  }

  /** Compares two sessions of one model over sequences computed alone. */
  public static Drift measure(
      ModelForm form,
      ModelSession exact,
      Flavour flavour,
      ModelSession half,
      List<TokenRows> sequences) {
    HalfPrecision drift = new HalfPrecision(form);
    for (TokenRows sequence : sequences) {
      Map<String, FloatTensor> expected = exact.run(sequence);
      half.run(sequence).forEach((name, actual) -> drift.add(expected.get(name), actual));
    }
    double rms = Math.sqrt(drift.squares / Math.max(1, drift.values));
    return new Drift(flavour, twoDigits(rms), drift.decisions, drift.changed);
  }

  private void add(FloatTensor expected, FloatTensor actual) {
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
      case MULTI_LABEL -> bySign(expected, actual);
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

  private void bySign(float[] expected, float[] actual) {
    for (int i = 0; i < expected.length; i++) {
      decisions++;
      if (expected[i] > 0 != actual[i] > 0) {
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
