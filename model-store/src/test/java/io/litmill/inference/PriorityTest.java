package io.litmill.inference;

import static io.litmill.inference.Engines.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One worker; every batch is full and holds one submission, whose first id tells its priority. */
@Timeout(20)
class PriorityTest {
  private static final int LIVE_ID = 1;
  private static final int REPLAY_ID = 2;

  private final Gate gate = new Gate();
  private final ArithmeticRunner runner = new ArithmeticRunner(batch -> gate.pass());

  private static List<TokenInput> batch(int id) {
    int[] ids = new int[128];
    ids[0] = id;
    return Collections.nCopies(16, TokenInput.of(ids));
  }

  private List<Integer> order(int live, int replay) throws Exception {
    List<CompletableFuture<List<SequenceResult>>> futures = new ArrayList<>();
    try (InferenceEngine engine = Engines.started(1, runner, EngineListener.NONE)) {
      futures.add(engine.submit(Sequences.MODEL, batch(0), Priority.LIVE));
      gate.awaitArrival();
      for (int i = 0; i < replay; i++) {
        futures.add(engine.submit(Sequences.MODEL, batch(REPLAY_ID), Priority.REPLAY));
      }
      for (int i = 0; i < live; i++) {
        futures.add(engine.submit(Sequences.MODEL, batch(LIVE_ID), Priority.LIVE));
      }
      gate.open();
      for (CompletableFuture<List<SequenceResult>> future : futures) {
        get(future);
      }
    }
    return runner.batches().stream().skip(1).map(b -> b.inputIds()[0]).toList();
  }

  @Test
  void liveOvertakesReplayThatCameEarlier() throws Exception {
    assertThat(order(3, 2)).containsExactly(LIVE_ID, LIVE_ID, LIVE_ID, REPLAY_ID, REPLAY_ID);
  }

  @Test
  void replayGetsEveryTenthBatchWhileLiveWaits() throws Exception {
    List<Integer> order = order(27, 5);
    assertThat(order.indexOf(REPLAY_ID)).isEqualTo(9);
    assertThat(order.subList(0, 30)).filteredOn(id -> id == REPLAY_ID).hasSize(3);
    assertThat(order.subList(30, 32)).containsOnly(REPLAY_ID);
  }
}
