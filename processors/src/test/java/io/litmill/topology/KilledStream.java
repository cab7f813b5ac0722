package io.litmill.topology;

import io.litmill.annotation.Annotation;
import io.litmill.schemas.Citation;
import io.litmill.topology.StreamPlatform.Deployment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A program that runs the stream and, where it is told to, halts without any clean-up at the n-th
 * event of a kind, which is in the middle of a transaction. Ends when its standard input does. It
 * is a static member of its group, so that the next one does not wait until it is missed.
 */
final class KilledStream {
  /** Where a stream can be killed. */
  enum Event {
    CITATION,
    /** In the annotator, before its results are sent. */
    ANNOTATOR,
    /** Between two triplets. */
    TRIPLET,
    /** Between two articles of a batch. */
    FRESH,
    NEVER
  }

  private final Event event;
  private final AtomicInteger left;

  private KilledStream(Event event, int count) {
    this.event = event;
    this.left = new AtomicInteger(count);
  }

  /** Arguments: name, bootstrap servers, registry URL, state folder, event, count. */
  public static void main(String[] arguments) throws Exception {
    Map<String, Object> connection =
        Map.of("bootstrap.servers", arguments[1], "schema.registry.url", arguments[2]);
    Deployment deployment = new Deployment(arguments[0], connection);
    KilledStream killed =
        new KilledStream(Event.valueOf(arguments[4]), Integer.parseInt(arguments[5]));
    try (LitmillStream stream =
        new LitmillStream(
            deployment.settings(
                Path.of(arguments[3]), "litmill.kafka.main.consumer.group.instance.id", "one"),
            killed.annotator(),
            deployment.topics(),
            killed.listener())) {
      stream.start();
      while (System.in.read() >= 0) {
        continue;
      }
      if (stream.failure().isPresent()) {
        stream.failure().get().printStackTrace();
        Runtime.getRuntime().halt(3);
      }
    }
  }

  private void happen(Event now) {
    if (now == event && left.decrementAndGet() == 0) {
      Runtime.getRuntime().halt(9);
    }
  }

  private StatementAnnotator annotator() {
    return new StatementAnnotator() {
      @Override
      public List<Annotation> annotate(List<Citation> citations) {
        List<Annotation> annotations = super.annotate(citations);
        sleep(Duration.ofMillis(5));
        happen(Event.ANNOTATOR);
        return annotations;
      }
    };
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private StreamListener listener() {
    return new StreamListener() {
      @Override
      public void citation() {
        happen(Event.CITATION);
      }

      @Override
      public void triplet(String operation) {
        happen(Event.TRIPLET);
      }

      @Override
      public void freshness(Duration age) {
        happen(Event.FRESH);
      }
    };
  }
}
