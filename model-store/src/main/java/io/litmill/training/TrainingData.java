package io.litmill.training;

import java.util.ArrayList;
import java.util.List;

/** Examples with how often each of them comes in an epoch. */
final class TrainingData {
  private final TokenDropout dropout;
  private final List<Example> examples = new ArrayList<>();
  private final List<Float> repeats = new ArrayList<>();

  TrainingData(TokenDropout dropout) {
    this.dropout = dropout;
  }

  /**
   * Adds an example.
   *
   * @param times in an epoch; a fraction is a probability
   */
  void add(Example example, double times) {
    if (!(times >= 0) || times > 100) {
      throw new IllegalArgumentException("weight " + times + " is not in 0..100");
    }
    examples.add(example);
    repeats.add((float) times);
  }

  int size() {
    return examples.size();
  }

  Example get(int index) {
    return examples.get(index);
  }

  /** Examples as a step sees them. */
  List<Example> examples(int[] indexes, long step) {
    List<Example> chosen = new ArrayList<>(indexes.length);
    for (int index : indexes) {
      chosen.add(examples.get(index));
    }
    return dropout.of(chosen, step);
  }

  /** The batches of an epoch. */
  List<BatchPlan> batches(TrainingSettings settings, int epoch) {
    int[] lengths = examples.stream().mapToInt(Example::length).toArray();
    float[] times = new float[lengths.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = repeats.get(i);
    }
    return BatchPlan.epoch(lengths, times, settings.batchTokens(), settings.seed(), epoch);
  }
}
