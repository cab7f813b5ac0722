package io.litmill.demo;

import io.litmill.scan.LiveKeys;
import io.litmill.scan.TopicScan;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells from what Kafka has committed whether a stream is through with its input. That needs the
 * input to be written in transactions, whose last record is a marker. Used by one thread.
 *
 * <p>A record that was read is either settled, and its results are in the transaction that
 * committed its offset, or it waits in the buffer of the stream, whose changelog is committed with
 * the same transaction. So the input is through when all offsets are committed and no record waits.
 */
final class StreamEnd {
  private final Admin admin;
  private final String applicationId;
  private final TopicScan scan;
  private final LiveKeys waiting;
  private final List<String> inputs;

  /**
   * @param client settings of the connection
   * @param inputs topics that the stream reads; those it writes for itself come last
   */
  StreamEnd(Admin admin, Map<String, ?> client, String applicationId, List<String> inputs) {
    this.admin = admin;
    this.applicationId = applicationId;
    this.scan = new TopicScan(client);
    this.waiting = new LiveKeys(scan, applicationId + "-waiting-changelog");
    this.inputs = List.copyOf(inputs);
  }

  /** Whether all that was in the inputs when this was called has come out, or went nowhere. */
  boolean reached() throws InterruptedException {
    for (String input : inputs) {
      if (!allRead(input) || !waiting.none()) {
        return false;
      }
    }
    return true;
  }

  private boolean allRead(String topic) throws InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed = committed();
    for (Map.Entry<TopicPartition, Long> end : scan.ends(topic).entrySet()) {
      OffsetAndMetadata offset = committed.get(end.getKey());
      long read = offset == null ? 0 : offset.offset();
      long lastIsMarker = end.getValue() - 1;
      if (end.getValue() > 0 && read < lastIsMarker) {
        return false;
      }
    }
    return true;
  }

  private Map<TopicPartition, OffsetAndMetadata> committed() throws InterruptedException {
    try {
      return admin.listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "the offsets of " + applicationId + " cannot be read: " + e.getCause().getMessage(), e);
    }
  }
}
