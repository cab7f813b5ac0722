package io.litmill.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Who is measured when: everyone once a round, in another order each round. */
final class RoundOrder {
  private RoundOrder() {}

  /**
   * @return a list a round of the numbers from 0 to {@code contenders} − 1; the same for the same
   *     seed
   */
  static List<List<Integer>> of(int contenders, int rounds, long seed) {
    Random random = new Random(seed);
    List<List<Integer>> order = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      List<Integer> turn = new ArrayList<>(IntStream.range(0, contenders).boxed().toList());
      Collections.shuffle(turn, random);
      order.add(List.copyOf(turn));
    }
    return order;
  }
}
