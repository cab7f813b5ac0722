package io.litmill.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Logistic regression over {@link WordFeatures}: a softmax over all labels, or a sigmoid for each.
 * Trained by stochastic gradient descent with AdaGrad's step sizes (Duchi et al. 2011).
 */
final class LogisticRegression {
  private static final int EPOCHS = 12;
  private static final float RATE = 0.3f;
  private static final float SMALL = 1e-6f;

  private final boolean softmax;
  private final int labels;

  /** Of all labels for one feature, then for the next; the last one is the intercept. */
  private final float[] weights;

  private final float[] squares;

  private LogisticRegression(int labels, boolean softmax) {
    this.softmax = softmax;
    this.labels = labels;
    this.weights = new float[labels * (WordFeatures.SIZE + 1)];
    this.squares = new float[weights.length];
  }

  /**
   * Trains a model.
   *
   * @param targets for each text whether it has each label
   * @param softmax whether each text has exactly one label
   */
  static LogisticRegression train(
      List<int[]> features, List<boolean[]> targets, int labels, boolean softmax, long seed) {
    LogisticRegression model = new LogisticRegression(labels, softmax);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < features.size(); i++) {
      order.add(i);
    }
    Random random = new Random(seed);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      Collections.shuffle(order, random);
      order.forEach(i -> model.step(features.get(i), targets.get(i)));
    }
    return model;
  }

  /** The probability of each label. */
  double[] probabilities(int[] features) {
    double[] values = new double[labels];
    for (int feature : features) {
      for (int label = 0; label < labels; label++) {
        values[label] += weights[feature * labels + label];
      }
    }
    float scale = scale(features);
    for (int label = 0; label < labels; label++) {
      values[label] = values[label] * scale + weights[WordFeatures.SIZE * labels + label];
    }
    return softmax ? softmax(values) : sigmoids(values);
  }

  private void step(int[] features, boolean[] target) {
    double[] probabilities = probabilities(features);
    float[] slopes = new float[labels];
    for (int label = 0; label < labels; label++) {
      slopes[label] = (float) (probabilities[label] - (target[label] ? 1 : 0));
    }
    update(WordFeatures.SIZE, slopes, 1);
    float scale = scale(features);
    for (int feature : features) {
      update(feature, slopes, scale);
    }
  }

  private void update(int feature, float[] slopes, float scale) {
    int at = feature * labels;
    for (float slope : slopes) {
      float scaled = slope * scale;
      squares[at] += scaled * scaled;
      weights[at] -= RATE * scaled / ((float) Math.sqrt(squares[at]) + SMALL);
      at++;
    }
  }

  /** Makes all texts one long. */
  private static float scale(int[] features) {
    return features.length == 0 ? 0 : (float) (1 / Math.sqrt(features.length));
  }

  private static double[] softmax(double[] values) {
    double largest = Arrays.stream(values).max().orElse(0);
    double[] powers = Arrays.stream(values).map(value -> Math.exp(value - largest)).toArray();
    double sum = Arrays.stream(powers).sum();
    return Arrays.stream(powers).map(power -> power / sum).toArray();
  }

  private static double[] sigmoids(double[] values) {
    return Arrays.stream(values).map(value -> 1 / (1 + Math.exp(-value))).toArray();
  }
}
