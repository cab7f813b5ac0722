package io.litmill.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoundOrderTest {

  @Test
  void everyContenderHasOneTurnInEachRound() {
    assertThat(RoundOrder.of(4, 6, 1))
        .hasSize(6)
        .allSatisfy(round -> assertThat(round).containsExactlyInAnyOrder(0, 1, 2, 3));
  }

  @Test
  void theOrderChangesBetweenRounds() {
    assertThat(RoundOrder.of(6, 8, 1).stream().distinct().count()).isGreaterThan(1);
  }

  @Test
  void theSameSeedGivesTheSameOrder() {
    List<List<Integer>> order = RoundOrder.of(5, 3, 7);
    assertThat(RoundOrder.of(5, 3, 7)).isEqualTo(order);
    assertThat(RoundOrder.of(5, 3, 8)).isNotEqualTo(order);
  }
}
