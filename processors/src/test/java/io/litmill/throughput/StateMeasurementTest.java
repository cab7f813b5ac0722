package io.litmill.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.annotation.Citations;
import io.litmill.schemas.Citation;
import io.litmill.throughput.StateMeasurement.Starts;
import io.litmill.throughput.StateMeasurement.Written;
import io.litmill.topology.StatementAnnotator;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Through the embedded broker, at a small scale. */
class StateMeasurementTest {
  @TempDir Path folder;

  @Test
  void entriesOfMinedArticlesAreCountedAndRestored() throws Exception {
    List<Citation> citations =
        IntStream.range(0, 10)
            .mapToObj(i -> Citations.of("" + (1000 + i), i < 4 ? "tea causes sleep" : "Nothing."))
            .toList();
    try (RoundPlatform platform = RoundPlatform.start(folder, 2, 16)) {
      StateMeasurement measurement = new StateMeasurement(new StatementAnnotator(), platform);
      Written written = measurement.mine(citations);
      assertThat(written.ledger().size()).isEqualTo(10);
      assertThat(written.ledger().keyBytes()).isEqualTo(40);
      assertThat(written.ledger().valueBytes()).isBetween(10L, 10_000L);
      assertThat(written.triplets().size()).isEqualTo(4);

      int articles = 3_000;
      Starts starts = measurement.start(written.ledger().values(), articles);
      assertThat(starts.withoutState()).isPositive();
      assertThat(starts.withState()).isPositive();
      assertThat(starts.diskBytes()).as("all are in the state").isGreaterThan(articles);
    }
  }
}
