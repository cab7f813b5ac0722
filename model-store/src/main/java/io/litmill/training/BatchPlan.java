package io.litmill.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Which examples stand together in a batch: shuffled, then sorted by length within pools of many
 * batches, cut by a budget of tokens, and the batches shuffled. The same seed and epoch give the
 * same plan.
 *
 * @param rowLength of the batch's rows: its longest example, rounded up
 * @param examples indexes
 */
record BatchPlan(int rowLength, int[] examples) {
  /** Row lengths are multiples of it: few shapes, little padding. */
  private static final int STEP = 8;

  /** How many budgets of tokens are sorted together. */
  private static final int POOL = 50;

  /**
   * The batches of an epoch.
   *
   * @param lengths of all examples
   * @param repeats how often each example comes in an epoch, 1 on average or anything else; a
   *     fraction is a probability
   * @param budget most tokens of a batch, padding included, unless one example alone has more
   */
  static List<BatchPlan> epoch(int[] lengths, float[] repeats, int budget, long seed, int epoch) {
    Random random = new Random(seed * 31 + epoch);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < lengths.length; i++) {
      int times = (int) repeats[i] + (random.nextFloat() < repeats[i] % 1 ? 1 : 0);
      order.addAll(Collections.nCopies(times, i));
    }
    Collections.shuffle(order, random);
    List<BatchPlan> batches = new ArrayList<>();
    int from = 0;
    long tokens = 0;
    for (int to = 1; to <= order.size(); to++) {
      tokens += lengths[order.get(to - 1)];
      if (tokens >= (long) POOL * budget || to == order.size()) {
        cut(order.subList(from, to), lengths, budget, batches);
        from = to;
        tokens = 0;
      }
    }
    Collections.shuffle(batches, random);
    return batches;
  }

  private static void cut(List<Integer> pool, int[] lengths, int budget, List<BatchPlan> batches) {
    List<Integer> sorted = new ArrayList<>(pool);
    sorted.sort(Comparator.comparingInt(i -> -lengths[i]));
    int from = 0;
    while (from < sorted.size()) {
      int rowLength = (lengths[sorted.get(from)] + STEP - 1) / STEP * STEP;
      int to = Math.min(sorted.size(), from + Math.max(1, budget / rowLength));
      int[] examples = sorted.subList(from, to).stream().mapToInt(i -> i).toArray();
      batches.add(new BatchPlan(rowLength, examples));
      from = to;
    }
  }

  /** Tokens with padding. */
  int tokens() {
    return rowLength * examples.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BatchPlan that
        && rowLength == that.rowLength
        && Arrays.equals(examples, that.examples);
  }

  @Override
  public int hashCode() {
    return 31 * rowLength + Arrays.hashCode(examples);
  }
}
