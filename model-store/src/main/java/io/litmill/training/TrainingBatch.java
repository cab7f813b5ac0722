package io.litmill.training;

import io.litmill.architecture.ModelForm;
import io.litmill.architecture.Task;
import java.util.Arrays;
import java.util.List;

/**
 * Examples as rows of equal length; what a row has too much is padding of weight 0.
 *
 * @param ids [rows · rowLength], as {@code sequences} and {@code tokenTypes}
 * @param sequences 1 for a token, 0 for padding
 * @param classes empty where the targets are numbers, and the other way round
 * @param divisor of the sum of losses: tokens in token tasks, sequences in others
 * @param tokens without padding
 */
record TrainingBatch(
    int rows,
    int rowLength,
    int[] ids,
    int[] sequences,
    int[] tokenTypes,
    int[] classes,
    float[] numbers,
    float[] weights,
    float divisor,
    int tokens) {

  /** Puts examples into rows of {@code rowLength}, which none of them exceeds. */
  static TrainingBatch of(ModelForm form, List<Example> examples, int rowLength) {
    int rows = examples.size();
    int[] ids = new int[rows * rowLength];
    int[] sequences = new int[rows * rowLength];
    int[] tokenTypes = new int[rows * rowLength];
    int tokens = 0;
    for (int row = 0; row < rows; row++) {
      Example example = examples.get(row);
      int at = row * rowLength;
      System.arraycopy(example.ids(), 0, ids, at, example.length());
      System.arraycopy(example.tokenTypes(), 0, tokenTypes, at, example.length());
      Arrays.fill(sequences, at, at + example.length(), 1);
      tokens += example.length();
    }
    Targets targets = new Targets(form, examples, rowLength);
    float divisor = form.task() == Task.TOKEN ? tokens : rows;
    return new TrainingBatch(
        rows,
        rowLength,
        ids,
        sequences,
        tokenTypes,
        targets.classes,
        targets.numbers,
        targets.weights,
        divisor,
        tokens);
  }

  /** The targets of all examples in the order in which the loss reads them. */
  private static final class Targets {
    final int[] classes;
    final float[] numbers;
    final float[] weights;

    Targets(ModelForm form, List<Example> examples, int rowLength) {
      boolean numeric = examples.get(0).classes() == null;
      int stride = stride(form, rowLength);
      int rows = examples.size();
      classes = new int[numeric ? 0 : rows * stride];
      numbers = new float[numeric ? rows * stride : 0];
      weights = new float[rows * stride];
      for (int row = 0; row < rows; row++) {
        add(form, examples.get(row), row, rows, stride);
      }
    }

    private static int stride(ModelForm form, int rowLength) {
      return switch (form.task()) {
        case TOKEN -> rowLength * Losses.softmaxes(form);
        case SINGLE_LABEL, REGRESSION -> 1;
        case QUESTION -> 2;
        default -> form.labels().size();
      };
    }

    private void add(ModelForm form, Example example, int row, int rows, int stride) {
      if (form.task() == Task.QUESTION) {
        // all starts stand before all ends
        for (int part = 0; part < 2; part++) {
          classes[part * rows + row] = example.classes()[part];
          weights[part * rows + row] = example.weights()[part];
        }
        return;
      }
      int at = row * stride;
      int count = example.weights().length;
      if (example.classes() != null) {
        System.arraycopy(example.classes(), 0, classes, at, count);
      } else {
        System.arraycopy(example.numbers(), 0, numbers, at, count);
      }
      System.arraycopy(example.weights(), 0, weights, at, count);
    }
  }
}
