package io.litmill.replay;

import io.litmill.topology.StreamListener;
import java.util.HashMap;
import java.util.Map;

/** What a promotion has changed. */
public final class Promoted implements StreamListener {
  private final Map<String, Long> triplets = new HashMap<>();
  private final Map<String, Long> labels = new HashMap<>();
  private final StreamListener next;
  private long articles;

  Promoted(StreamListener next) {
    this.next = next;
  }

  void article() {
    articles++;
  }

  @Override
  public void triplet(String operation) {
    triplets.merge(operation, 1L, Long::sum);
    next.triplet(operation);
  }

  @Override
  public void labels(String operation) {
    labels.merge(operation, 1L, Long::sum);
    next.labels(operation);
  }

  /** Articles whose live facts are now those of the run, and were not before. */
  public long articles() {
    return articles;
  }

  /**
   * How many triplets were sent.
   *
   * @param operation {@code added}, {@code changed} or {@code withdrawn}
   */
  public long tripletChanges(String operation) {
    return triplets.getOrDefault(operation, 0L);
  }

  /** How many labels of documents were sent. */
  public long labelChanges(String operation) {
    return labels.getOrDefault(operation, 0L);
  }
}
