package io.litmill.mill;

import io.litmill.health.MillHealth;
import io.litmill.metrics.InferenceMetrics;
import io.litmill.metrics.KafkaMetrics;
import io.litmill.metrics.RegistryMetrics;
import io.litmill.metrics.StreamMetrics;
import io.litmill.registry.SchemaRegistry;
import io.litmill.settings.Configuration;
import io.litmill.settings.Settings;
import io.litmill.topics.TopicCatalogue;
import io.litmill.topology.StreamSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code litmill run}: health and metrics over HTTP, and a mill that works until the process is
 * told to stop or the stream fails.
 */
public class StreamApplication implements QuarkusApplication {
  private static final Logger LOG = LoggerFactory.getLogger(StreamApplication.class);

  private final MillHealth health;
  private final MeterRegistry meters;

  @Inject
  public StreamApplication(MillHealth health, MeterRegistry meters) {
    this.health = health;
    this.meters = meters;
  }

  /**
   * Starts the HTTP server and runs the mill until it stops.
   *
   * @return exit code: 0 after a requested stop, 1 after a failure
   * @throws io.litmill.settings.SettingException if a setting is unknown or not allowed
   */
  public static int launch(RunArguments arguments) throws IOException {
    Configuration configuration = arguments.configuration();
    configuration.requireAllowed();
    return QuarkusLaunch.launch(
        StreamApplication.class,
        configuration.get(Settings.HTTP_HOST),
        configuration.get(Settings.HTTP_PORT),
        arguments.encoded());
  }

  @Override
  public int run(String... arguments) throws Exception {
    Configuration configuration = RunArguments.decoded(arguments).configuration();
    StreamSettings settings = StreamSettings.of(configuration);
    Map<String, String> kafka = configuration.kafka();
    TopicCatalogue topics =
        TopicCatalogue.of(
            configuration.optional(Settings.TOPIC_PREFIX).orElse(""),
            SchemaRegistry.connect(kafka, new RegistryMetrics(meters)),
            kafka);
    topics.prepareToWrite();
    try (OrderlyEnd end = OrderlyEnd.awaited();
        Mill mill =
            new Mill(
                settings,
                AnnotatorOpening.open(configuration, new InferenceMetrics(meters)),
                topics,
                new StreamMetrics(meters))) {
      health.watch(mill);
      KafkaMetrics.bind(
          meters,
          topics.citations().name(),
          mill::kafkaMetrics,
          () -> mill.state() == State.RUNNING);
      mill.start();
      LOG.info("the stream {} has started", settings.applicationId());
      stopWithTheStream(mill);
      Quarkus.waitForExit();
      return mill.failure().isPresent() ? 1 : 0;
    }
  }

  /** A stream that failed ends the program. */
  private static void stopWithTheStream(Mill mill) {
    Thread watch =
        new Thread(
            () -> {
              try {
                mill.awaitStop();
                Quarkus.asyncExit(mill.failure().isPresent() ? 1 : 0);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "stream-watch");
    watch.setDaemon(true);
    watch.start();
  }
}
