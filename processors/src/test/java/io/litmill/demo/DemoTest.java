package io.litmill.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.annotation.Annotator;
import io.litmill.inference.EngineListener;
import io.litmill.ingest.kafka.IngestCounts;
import io.litmill.ingest.kafka.IngestListener;
import io.litmill.mill.AnnotatorOpening;
import io.litmill.mill.Mill;
import io.litmill.settings.Configuration;
import io.litmill.topology.StreamListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample records through the embedded broker and registry and the bundles that ship. */
class DemoTest {
  private static final String SHIPPED =
      Path.of("..", "model-store", "models").toAbsolutePath().normalize().toString();

  @TempDir Path folder;

  @Test
  void allRecordsComeOutAndASecondRunHasNothingToDo() throws Exception {
    StringWriter out = new StringWriter();
    DemoSummary first = run(out);
    assertThat(first.records()).isEqualTo(294);
    assertThat(first.citations() + first.unchanged() + first.deadLetters())
        .as("citations, records without need of the annotator and dead letters")
        .isEqualTo(first.records());
    assertThat(first.deadLetters()).isZero();
    assertThat(first.mentions()).isGreaterThan(first.citations());
    assertThat(first.triplets()).isPositive();
    assertThat(first.labels()).isPositive();
    assertThat(out.toString()).contains("PMID:9900000").contains("labels: ");

    DemoSummary second = run(new StringWriter());
    assertThat(second.records()).isZero();
    assertThat(second.citations()).isZero();
    assertThat(second.triplets()).isZero();
  }

  private DemoSummary run(StringWriter out) throws Exception {
    DemoArguments arguments =
        new DemoArguments(folder.toString(), List.of(), true, 0, 0, Map.of("store", SHIPPED));
    Path samples = SampleFiles.writeTo(folder.resolve("samples"));
    try (Demo demo =
        Demo.open(
            DemoArguments.decoded(arguments.encoded()), new Parts(), new PrintWriter(out, true))) {
      IngestCounts sent = demo.ingest(List.of(samples.toString()), IngestListener.SILENT);
      demo.awaitEnd();
      return demo.summary(sent, Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
    }
  }

  private static final class Parts implements DemoParts {
    @Override
    public Annotator annotator(Configuration configuration) throws IOException {
      return AnnotatorOpening.open(configuration, EngineListener.NONE);
    }

    @Override
    public StreamListener streamListener() {
      return StreamListener.NONE;
    }

    @Override
    public void watch(Mill mill) {
      // nobody asks
    }
  }
}
