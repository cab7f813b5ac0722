package io.litmill.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimedRunTest {
  private final AtomicLong now = new AtomicLong();
  private final TimedRun run = new TimedRun(now::get);

  @Test
  void stopsAtExactlyTheTime() throws Exception {
    AtomicLong steps = new AtomicLong();
    double rate =
        run.perSecond(
            1,
            Duration.ofSeconds(2),
            client -> {
              steps.incrementAndGet();
              now.addAndGet(500_000_000);
              return 10;
            });
    assertThat(steps).hasValue(4);
    assertThat(rate).isEqualTo(20);
  }

  @Test
  void aStepLongerThanTheTimeCountsWithItsWholeLength() throws Exception {
    double rate =
        run.perSecond(
            1,
            Duration.ofSeconds(1),
            client -> {
              now.addAndGet(4_000_000_000L);
              return 100;
            });
    assertThat(rate).isEqualTo(25);
  }

  @Test
  void clientsAddUp() throws Exception {
    double rate =
        run.perSecond(
            3,
            Duration.ofNanos(1),
            client -> {
              now.set(1_000_000_000);
              return client + 1;
            });
    assertThat(rate).isEqualTo(6);
  }

  @Test
  void aFailingContenderEndsTheRun() {
    assertThatThrownBy(
            () ->
                run.perSecond(
                    1,
                    Duration.ofSeconds(1),
                    client -> {
                      throw new IllegalStateException("out of memory");
                    }))
        .hasMessageContaining("a contender failed: out of memory");
  }
}
