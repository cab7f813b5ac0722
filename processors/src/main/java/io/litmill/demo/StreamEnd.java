package io.litmill.demo;

import io.litmill.scan.TopicScan;
import io.litmill.topology.StreamProgress;
import io.litmill.topology.StreamSettings;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells whether a stream is through with its citations. That needs them to be written in
 * transactions, whose last record is a marker. Used by one thread.
 */
final class StreamEnd {
  private final TopicScan scan;
  private final String citations;
  private final StreamProgress progress;

  /**
   * @param client settings of the connection
   * @param citations topic that the stream reads
   */
  StreamEnd(Admin admin, Map<String, ?> client, StreamSettings settings, String citations) {
    this.scan = new TopicScan(client);
    this.citations = citations;
    this.progress =
        new StreamProgress(admin, client, settings.applicationId(), settings.noticesTopic());
  }

  /** Whether all that was there when this was called has come out, or went nowhere. */
  boolean reached() {
    return allRead() && progress.settled();
  }

  private boolean allRead() {
    Map<TopicPartition, Long> ends = scan.ends(citations);
    Map<TopicPartition, Long> read = progress.read();
    return ends.entrySet().stream()
        .allMatch(
            end -> {
              long lastIsMarker = end.getValue() - 1;
              return read.getOrDefault(end.getKey(), 0L) >= lastIsMarker;
            });
  }
}
