package io.litmill.topology;

import io.litmill.annotation.Annotation;
import io.litmill.annotation.Annotator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Says when a batch is full, and has it annotated. One for all partitions of an instance, which
 * learn the annotator's speed together. Safe for several threads.
 */
final class BatchAnnotator {
  /** A thread may have several partitions whose batches run in one transaction. */
  private static final int BATCHES_A_TRANSACTION = 8;

  private final BatchSettings settings;
  private final Annotator annotator;
  private final StreamListener listener;
  private final BatchPace pace;
  private final InstantSource clock;

  BatchAnnotator(StreamParts parts) {
    this.settings = parts.settings().batch();
    this.annotator = parts.annotator();
    this.listener = parts.listener();
    Duration target = parts.settings().commit().timeout().dividedBy(BATCHES_A_TRANSACTION);
    this.pace = new BatchPace(settings.characters(), target);
    this.clock = parts.clock();
  }

  boolean isFull(Waiting waiting) {
    return waiting.size() >= settings.records() || waiting.characters() >= pace.characters();
  }

  /**
   * One annotation for each.
   *
   * @throws IllegalStateException if the annotator gives more or fewer
   */
  List<Annotation> annotate(List<Arrival> batch) {
    if (batch.isEmpty()) {
      return List.of();
    }
    long begin = clock.millis();
    List<Annotation> annotations =
        annotator.annotate(batch.stream().map(arrival -> arrival.update().citation()).toList());
    if (annotations.size() != batch.size()) {
      throw new IllegalStateException(
          "the annotator gave %d annotations for %d citations"
              .formatted(annotations.size(), batch.size()));
    }
    account(batch, Duration.ofMillis(Math.max(0, clock.millis() - begin)));
    return annotations;
  }

  private void account(List<Arrival> batch, Duration took) {
    long characters = batch.stream().mapToLong(Arrival::characters).sum();
    pace.took(characters, took);
    double fill =
        Math.max(
            (double) batch.size() / settings.records(),
            (double) characters / settings.characters());
    listener.batch(batch.size(), characters, Math.min(1, fill), took);
  }
}
