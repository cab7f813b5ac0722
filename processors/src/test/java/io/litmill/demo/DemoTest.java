package io.litmill.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.annotation.Annotator;
import io.litmill.ingest.kafka.IngestCounts;
import io.litmill.ingest.kafka.IngestListener;
import io.litmill.metrics.InferenceMetrics;
import io.litmill.metrics.KafkaMetrics;
import io.litmill.metrics.RegistryMetrics;
import io.litmill.metrics.StreamMetrics;
import io.litmill.mill.AnnotatorOpening;
import io.litmill.mill.Mill;
import io.litmill.operations.OperationsFiles;
import io.litmill.settings.Configuration;
import io.litmill.topology.StreamListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample records through the embedded broker and registry and the bundles that ship. */
class DemoTest {
  private static final String SHIPPED =
      Path.of("..", "model-store", "models").toAbsolutePath().normalize().toString();

  @TempDir Path folder;

  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

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

    assertThat(scrape()).containsAll(OperationsFiles.scrapedMetrics());

    DemoSummary second = run(new StringWriter());
    assertThat(second.records()).isZero();
    assertThat(second.citations()).isZero();
    assertThat(second.triplets()).isZero();
  }

  /** Names of the metrics of a scrape, those of the process among them. */
  private Set<String> scrape() {
    new JvmMemoryMetrics().bindTo(meters);
    new ProcessorMetrics().bindTo(meters);
    new UptimeMetrics().bindTo(meters);
    try (JvmGcMetrics collections = new JvmGcMetrics()) {
      collections.bindTo(meters);
      System.gc();
      await("a pause of the collector", () -> meters.find("jvm.gc.pause").timer() != null);
    }
    return meters
        .scrape()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("[ {]", 2)[0])
        .collect(Collectors.toSet());
  }

  private static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private DemoSummary run(StringWriter out) throws Exception {
    DemoArguments arguments =
        new DemoArguments(folder.toString(), List.of(), true, 0, 0, Map.of("store", SHIPPED));
    Path samples = SampleFiles.writeTo(folder.resolve("samples"));
    try (Demo demo =
        Demo.open(
            DemoArguments.decoded(arguments.encoded()),
            new Parts(meters),
            new PrintWriter(out, true))) {
      IngestCounts sent = demo.ingest(List.of(samples.toString()), IngestListener.SILENT);
      demo.awaitEnd();
      return demo.summary(sent, Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
    }
  }

  /** As the packaged application has them, but for the HTTP server. */
  private record Parts(MeterRegistry meters) implements DemoParts {
    @Override
    public Annotator annotator(Configuration configuration) throws IOException {
      return AnnotatorOpening.open(configuration, new InferenceMetrics(meters));
    }

    @Override
    public StreamListener streamListener() {
      return new StreamMetrics(meters);
    }

    @Override
    public void watch(Mill mill) {
      new RegistryMetrics(meters);
      KafkaMetrics.bind(
          meters,
          "pubmed.citations.v1",
          mill::kafkaMetrics,
          () -> mill.state() == KafkaStreams.State.RUNNING);
    }
  }
}
