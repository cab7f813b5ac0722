package io.litmill.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.inference.BatchMeasurement;
import io.litmill.inference.BatchShape;
import io.litmill.inference.DeviceFailure;
import io.litmill.inference.EngineState;
import io.litmill.inference.ModelId;
import io.litmill.inference.Outcome;
import io.litmill.inference.Priority;
import io.litmill.inference.SequenceOutput.Timing;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EngineWatchTest {
  private static final ModelId MODEL = new ModelId("bench", "1");
  private final AtomicLong now = new AtomicLong();
  private final EngineWatch watch = new EngineWatch(now::get);

  @Test
  void countsFromTheEndOfTheFirstBatch() throws Exception {
    completed(5, 100);
    completed(6, 80);
    completed(8, 120);
    watch.await(1, Duration.ofSeconds(3));
    assertThat(watch.rate()).isEqualTo((80 + 120) / 3.0);
    assertThat(watch.tally().batches()).isEqualTo(2);
    assertThat(watch.tally().efficiency()).isEqualTo(200 / 256.0);
  }

  @Test
  void workersAddUpEachOverItsOwnTime() {
    completed(0, 100);
    completed(2, 100);
    CompletableFuture.runAsync(
            () -> {
              completed(4, 100);
              completed(5, 100);
            },
            command -> new Thread(command).start())
        .join();
    assertThat(watch.rate()).isEqualTo(50 + 100);
  }

  @Test
  void theWaitsOfTheFirstBatchDoNotCount() {
    completed(1, 100);
    came(7);
    completed(2, 100);
    came(3);
    came(5);
    assertThat(watch.tally().queueNanos()).isEqualTo(8);
  }

  /** Whoever awaits a batch may look before its sentences have come to those who wait for them. */
  @Test
  void sentencesCountWithTheirBatch() throws Exception {
    completed(1, 100);
    completed(2, 100);
    watch.await(1, Duration.ofSeconds(1));
    assertThat(watch.tally().sentences()).isEqualTo(3);
  }

  @Test
  void aFailedEngineIsNotWaitedFor() {
    watch.stateChanged(
        EngineState.FAILED, Optional.of(new DeviceFailure("the device is gone", null)));
    assertThatThrownBy(() -> watch.await(1, Duration.ofSeconds(1)))
        .hasMessageContaining("the device is gone");
  }

  private void completed(long seconds, int realTokens) {
    now.set(Duration.ofSeconds(seconds).toNanos());
    watch.batchCompleted(new BatchMeasurement(MODEL, new BatchShape(1, 128), 3, realTokens, 10));
  }

  private void came(long queueNanos) {
    watch.sequenceCompleted(
        new Outcome(MODEL, Priority.LIVE, Optional.empty()), new Timing(queueNanos, 1));
  }
}
