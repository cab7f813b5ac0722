package io.litmill.topology;

import io.litmill.annotation.Annotation;
import io.litmill.schemas.Citation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Ends a stream at the n-th event of a kind, which is in the middle of a transaction. */
final class Fuse {
  /** Where a stream can end. */
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
  private final Runnable blow;

  /**
   * @param blow does not return
   */
  Fuse(Event event, int count, Runnable blow) {
    this.event = event;
    this.left = new AtomicInteger(count);
    this.blow = blow;
  }

  private void happen(Event now) {
    if (now == event && left.decrementAndGet() == 0) {
      blow.run();
    }
  }

  StatementAnnotator annotator(int version) {
    return new StatementAnnotator(version) {
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

  StreamListener listener() {
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
