package io.litmill.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatchPaceTest {
  private static final Duration TARGET = Duration.ofSeconds(10);

  @Test
  void theFirstBatchIsSmall() {
    assertThat(new BatchPace(1_000_000, TARGET).characters()).isEqualTo(32_768);
    assertThat(new BatchPace(500, TARGET).characters()).isEqualTo(500);
  }

  @Test
  void aSlowDeviceGetsWhatItCanDoInTime() {
    BatchPace pace = new BatchPace(1_000_000, TARGET);
    pace.took(1_000, Duration.ofSeconds(1));
    assertThat(pace.characters()).isEqualTo(10_000);
  }

  @Test
  void aFastDeviceGetsAllThatIsAllowed() {
    BatchPace pace = new BatchPace(1_000_000, TARGET);
    pace.took(1_000_000, Duration.ZERO);
    assertThat(pace.characters()).isEqualTo(1_000_000);
  }

  @Test
  void aDeviceThatSlowsDownGetsLessAndLess() {
    BatchPace pace = new BatchPace(1_000_000, TARGET);
    pace.took(100_000, Duration.ofSeconds(1));
    for (int i = 0; i < 50; i++) {
      pace.took(1_000, Duration.ofSeconds(1));
    }
    assertThat(pace.characters()).isBetween(10_000L, 10_100L);
  }

  @Test
  void oneCitationAlwaysGoes() {
    BatchPace pace = new BatchPace(1_000_000, TARGET);
    pace.took(1, Duration.ofHours(1));
    assertThat(pace.characters()).isEqualTo(1);
  }
}
