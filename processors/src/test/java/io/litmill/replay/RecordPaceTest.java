package io.litmill.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
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
  void aPauseIsNotMadeUpFor() {
    pace.await();
    now.addAndGet(Duration.ofSeconds(10).toNanos());
    long begin = now.get();
    pace.await();
    pace.await();
    assertThat(now.get() - begin).isEqualTo(Duration.ofMillis(250).toNanos());
  }
}
