package io.litmill.replay;

import io.litmill.topology.StreamProgress;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** Tells how far a run is. Used by one thread. */
final class RunEnd {
  private final ReplayRun run;
  private final String citations;
  private final StreamProgress progress;

  /**
   * @param notices topic of retraction notices of the run
   */
  RunEnd(Admin admin, Map<String, Object> client, ReplayRun run, String citations, String notices) {
    this.run = run;
    this.citations = citations;
    this.progress = new StreamProgress(admin, client, run.applicationId(), notices);
  }

  /** How many offsets lie between the starts and what is to be read. */
  long total() {
    return run.targets().entrySet().stream()
        .mapToLong(target -> target.getValue() - run.starts().get(target.getKey()))
        .sum();
  }

  /** How many of them are read and committed. */
  long done() {
    Map<TopicPartition, Long> committed = progress.read();
    return run.targets().entrySet().stream()
        .mapToLong(
            target -> {
              long start = run.starts().get(target.getKey());
              long read =
                  committed.getOrDefault(new TopicPartition(citations, target.getKey()), start);
              return Math.max(0, Math.min(read, target.getValue()) - start);
            })
        .sum();
  }

  /** Whether all is read, mined and committed, and all that is said about other articles heard. */
  boolean reached() {
    return done() >= total() && progress.settled();
  }
}
