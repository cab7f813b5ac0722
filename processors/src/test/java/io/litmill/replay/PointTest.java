package io.litmill.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointTest {
  private static final Instant NOW = Instant.parse("2026-02-10T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-01-31, 2026-01-31T00:00:00Z",
    "2026-01-31T06:30, 2026-01-31T06:30:00Z",
    "2026-01-31T06:30:15Z, 2026-01-31T06:30:15Z",
    "2026-01-31T06:30+02:00, 2026-01-31T04:30:00Z",
    "90m, 2026-02-10T10:30:00Z",
    "7d, 2026-02-03T12:00:00Z",
    "P1D, 2026-02-09T12:00:00Z",
    "PT30M, 2026-02-10T11:30:00Z"
  })
  void timesAndDurations(String text, Instant time) {
    assertThat(Point.parse(text, NOW)).isEqualTo(new Point.At(time));
  }

  @Test
  void endsAndOffsets() {
    assertThat(Point.parse("earliest", NOW)).isEqualTo(new Point.Earliest());
    assertThat(Point.parse("NOW", NOW)).isEqualTo(new Point.Now());
    assertThat(Point.parse("0:12,3:40", NOW)).isEqualTo(new Point.Offsets(Map.of(0, 12L, 3, 40L)));
    assertThat(Point.parse("1=7", NOW)).isEqualTo(new Point.Offsets(Map.of(1, 7L)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "yesterday", "0:", "5", "2026-13-01", "7 d", "99999999999999999999:1"})
  void anythingElseIsAnsweredWithWhatIsAllowed(String text) {
    assertThatThrownBy(() -> Point.parse(text, NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\"")
        .hasMessageContaining("earliest")
        .hasMessageContaining("0:1500");
  }
}
