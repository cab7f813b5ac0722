package io.litmill.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Inputs and waiting sequences for tests. */
final class Sequences {
  static final ModelId MODEL = new ModelId("arithmetic", "1");

  private Sequences() {}

  static TokenInput ofLength(int length) {
    return TokenInput.of(IntStream.rangeClosed(1, length).toArray());
  }

  static List<TokenInput> ofLengths(int... lengths) {
    return Arrays.stream(lengths).mapToObj(Sequences::ofLength).toList();
  }

  static List<TokenInput> repeated(int length, int times) {
    return IntStream.range(0, times).mapToObj(i -> ofLength(length)).toList();
  }

  /** Lengths as sentences of abstracts have them: log-normal, mean 40 tokens. */
  static int sentenceLength(Random random) {
    double sigma = 0.5;
    double mu = Math.log(40) - sigma * sigma / 2;
    return (int)
        Math.max(3, Math.min(512, Math.round(Math.exp(mu + sigma * random.nextGaussian()))));
  }

  static TokenInput random(Random random, int length) {
    int[] ids = random.ints(length, 0, 28_996).toArray();
    int[] types = random.ints(length, 0, 2).toArray();
    return TokenInput.of(ids, types);
  }

  static List<TokenInput> sentences(Random random, int count) {
    List<TokenInput> inputs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      inputs.add(random(random, sentenceLength(random)));
    }
    return inputs;
  }

  static ModelSlot slot() {
    return slot("arithmetic");
  }

  static ModelSlot slot(String name) {
    return new ModelSlot(
        new InferenceModel(new ModelId(name, "1"), new ArithmeticRunner(), 512, List.of()));
  }

  static Submission submission(ModelSlot slot, Priority priority, List<TokenInput> inputs) {
    return new Submission(slot, priority, inputs, Runnable::run);
  }

  static List<PendingSequence> pending(int... lengths) {
    return submission(slot(), Priority.LIVE, ofLengths(lengths)).pending(0);
  }

  static BatchPlan plan(Rows rows) {
    return rows.plan(slot(), Priority.LIVE);
  }
}
