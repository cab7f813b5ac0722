package io.litmill.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.litmill.annotation.Annotator;
import io.litmill.health.MillHealth;
import io.litmill.ingest.kafka.IngestCounts;
import io.litmill.ingest.kafka.IngestListener;
import io.litmill.metrics.InferenceMetrics;
import io.litmill.metrics.StreamMetrics;
import io.litmill.mill.AnnotatorOpening;
import io.litmill.mill.Mill;
import io.litmill.mill.OrderlyEnd;
import io.litmill.settings.Configuration;
import io.litmill.topology.StreamListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** {@code litmill demo}: everything in one process, with health and metrics over HTTP. */
public class DemoApplication implements QuarkusApplication {
  private final MillHealth health;
  private final MeterRegistry meters;
  private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
  private final PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);

  @Inject
  public DemoApplication(MillHealth health, MeterRegistry meters) {
    this.health = health;
    this.meters = meters;
  }

  @Override
  public int run(String... encoded) throws Exception {
    Instant begin = Instant.now();
    DemoArguments arguments = DemoArguments.decoded(encoded[0]);
    err.println("litmill: starting a broker, a schema registry and the models");
    try (OrderlyEnd end = OrderlyEnd.awaited();
        Demo demo = Demo.open(arguments, new Parts(), out)) {
      err.printf(
          "litmill: Kafka at %s, schema registry at %s%n",
          demo.connection().get("bootstrap.servers"), demo.connection().get("schema.registry.url"));
      IngestCounts sent = demo.ingest(inputs(arguments), IngestListener.SILENT);
      err.printf("litmill: %d records sent%n", sent.records());
      demo.awaitEnd();
      out.println(new ObjectMapper().writeValueAsString(demo.summary(sent, begin, Instant.now())));
      if (!arguments.once()) {
        err.println("litmill: all is through; the stream goes on until it is stopped (Ctrl-C)");
        Quarkus.waitForExit();
      }
      return 0;
    }
  }

  private static List<String> inputs(DemoArguments arguments) throws IOException {
    return arguments.inputs().isEmpty()
        ? List.of(SampleFiles.writeTo(Path.of(arguments.folder(), "samples")).toString())
        : arguments.inputs();
  }

  private final class Parts implements DemoParts {
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
      health.watch(mill);
    }
  }
}
