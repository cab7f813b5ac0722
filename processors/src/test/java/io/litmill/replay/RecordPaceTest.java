package io.litmill.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RecordPaceTest {
  private final AtomicLong now = new AtomicLong(1_000);
  private final RecordPace pace = new RecordPace(4, now::get, now::addAndGet);

  @Test
  void soManyRecordsPassInASecond() {
    long begin = now.get();
    for (int i = 0; i < 9; i++) {
      pace.await();
    }
    assertThat(now.get() - begin).isEqualTo(Duration.ofSeconds(2).toNanos());
  }

  @Test
  void withoutBoundsNobodyWaits() {
    RecordPace open = new RecordPace(0, now::get, now::addAndGet);
    open.await();
    open.await();
    assertThat(now.get()).isEqualTo(1_000);
  }

  @Test
  void whoWaitsGoesOnSoonAfterThePaceIsLifted() {
    AtomicInteger sleeps = new AtomicInteger();
    AtomicReference<RecordPace> slow = new AtomicReference<>();
    slow.set(
        new RecordPace(
            0.001,
            now::get,
            nanos -> {
              now.addAndGet(nanos);
              if (sleeps.incrementAndGet() == 3) {
                slow.get().lift();
              }
            }));
    slow.get().await();
    slow.get().await();
    assertThat(sleeps).hasValue(3);
    assertThat(now.get() - 1_000).isEqualTo(Duration.ofMillis(300).toNanos());
  }

  @Test
  void aPauseIsNotMadeUpFor() {
    pace.await();
    now.addAndGet(Duration.ofSeconds(10).toNanos());
    long begin = now.get();
    pace.await();
    pace.await();
    assertThat(now.get() - begin).isEqualTo(Duration.ofMillis(250).toNanos());
  }
}
