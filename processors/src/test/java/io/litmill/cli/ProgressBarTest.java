package io.litmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private final AtomicLong now = new AtomicLong(5_000_000_000L);
  private final StringWriter written = new StringWriter();

  private ProgressBar bar(boolean watched) {
    return new ProgressBar(new PrintWriter(written, true), watched, "records", now::get);
  }

  private void afterMillis(long millis) {
    now.addAndGet(millis * 1_000_000);
  }

  @Test
  void shareSpeedAndTimeLeft() {
    ProgressBar bar = bar(true);
    afterMillis(2_000);
    bar.update("a.xml", 25, 100, 3_000);
    assertThat(written.toString())
        .isEqualTo("\r\u001b[Ka.xml  ██████░░░░░░░░░░░░░░░░░░  25 %  1,500 records/s  0:06 left");
  }

  @Test
  void theTimeLeftIsToldFromWhatThisProcessDid() {
    ProgressBar bar = bar(true);
    bar.goOnBehind(50);
    afterMillis(2_000);
    bar.update("a.xml", 75, 100, 25);
    assertThat(written.toString()).contains("75 %").endsWith("0:02 left");
  }

  @Test
  void withoutATotalItCounts() {
    ProgressBar bar = bar(true);
    afterMillis(1_000);
    bar.update("stdin", 25, 0, 3_000);
    assertThat(written.toString()).isEqualTo("\r\u001b[Kstdin  3,000 records  3,000 records/s");
  }

  @Test
  void itIsDrawnAFewTimesASecondOnly() {
    ProgressBar bar = bar(true);
    bar.update("a", 1, 2, 1);
    int once = written.toString().length();
    afterMillis(199);
    bar.update("a", 1, 2, 1);
    assertThat(written.toString()).hasSize(once);
    afterMillis(1);
    bar.update("a", 1, 2, 1);
    assertThat(written.toString().length()).isGreaterThan(once);
  }

  @Test
  void nobodyWatchesNothingMoves() {
    ProgressBar bar = bar(false);
    bar.update("a", 1, 2, 1);
    bar.println("a line that stays");
    bar.hide();
    assertThat(written.toString()).isEqualTo("a line that stays" + System.lineSeparator());
  }

  @Test
  void linesThatStayReplaceTheBar() {
    ProgressBar bar = bar(true);
    bar.update("a", 1, 2, 1);
    bar.println("line");
    assertThat(written.toString()).endsWith("\r\u001b[Kline" + System.lineSeparator());
  }
}
