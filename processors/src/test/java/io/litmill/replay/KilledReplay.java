package io.litmill.replay;

import io.litmill.annotation.Annotation;
import io.litmill.schemas.Citation;
import io.litmill.topology.StatementAnnotator;
import io.litmill.topology.StreamListener;
import io.litmill.topology.StreamPlatform;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A program that runs or promotes a replay with the second version of the annotator, and halts
 * without any clean-up at the n-th event of a kind.
 */
final class KilledReplay {
  /** Where it is killed. */
  enum Event {
    /** In the annotator, before its results are sent. */
    ANNOTATOR,
    /** Between two triplets of the run. */
    TRIPLET,
    /** Between two triplets that are promoted. */
    PROMOTED
  }

  static final int HALTED = 9;

  private final Event event;
  private final AtomicInteger left;

  private KilledReplay(Event event, int count) {
    this.event = event;
    this.left = new AtomicInteger(count);
  }

  /** What both the test and the program ask for. */
  static ReplayRequest request(String id) {
    return new ReplayRequest(
        new RunId(id),
        "earliest",
        "now",
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty());
  }

  static Deployment deployment(
      StreamPlatform.Deployment platform, Path state, String... keysAndValues) {
    List<String> all = new ArrayList<>(List.of(keysAndValues));
    all.addAll(List.of("litmill.kafka.session.timeout.ms", "10000"));
    all.addAll(List.of("litmill.kafka.heartbeat.interval.ms", "1000"));
    return Deployment.of(platform.configuration(state, all.toArray(String[]::new)));
  }

  /** Arguments: name, bootstrap servers, registry URL, state folder, run id, event, count. */
  public static void main(String[] arguments) throws Exception {
    Map<String, Object> connection =
        Map.of("bootstrap.servers", arguments[1], "schema.registry.url", arguments[2]);
    Deployment deployment =
        deployment(new StreamPlatform.Deployment(arguments[0], connection), Path.of(arguments[3]));
    KilledReplay killed =
        new KilledReplay(Event.valueOf(arguments[5]), Integer.parseInt(arguments[6]));
    if (killed.event == Event.PROMOTED) {
      new Promotion(deployment, killed.listener(), Clock.systemUTC())
          .promote(
              new RunId(arguments[4]),
              Optional.empty(),
              run -> killed.annotator(),
              ReplayListener.NONE);
    } else {
      new Replay(deployment, Clock.systemUTC())
          .run(request(arguments[4]), killed.annotator(), killed.listener(), ReplayListener.NONE);
    }
  }

  private void happen(Event now) {
    if (now == event && left.decrementAndGet() == 0) {
      Runtime.getRuntime().halt(HALTED);
    }
  }

  private StatementAnnotator annotator() {
    return new StatementAnnotator(2) {
      @Override
      public List<Annotation> annotate(List<Citation> citations) {
        List<Annotation> annotations = super.annotate(citations);
        happen(Event.ANNOTATOR);
        return annotations;
      }
    };
  }

  private StreamListener listener() {
    return new StreamListener() {
      @Override
      public void triplet(String operation) {
        happen(event == Event.PROMOTED ? Event.PROMOTED : Event.TRIPLET);
      }
    };
  }
}
