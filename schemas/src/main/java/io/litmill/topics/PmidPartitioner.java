package io.litmill.topics;

import io.litmill.schemas.TripletKey;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.utils.Utils;

/**
 * Puts a triplet into the partition that its article's PMID alone would go to, so that all that
 * concerns an article stays in order. Other keys go where Kafka's own partitioner puts them.
 */
public final class PmidPartitioner implements Partitioner {
  /**
   * The partition of a PMID: that of its UTF-8 bytes as a key, by murmur2 as in Kafka's producer.
   *
   * @param partitions number of partitions of the topic
   */
  public static int partition(String pmid, int partitions) {
    return partition(pmid.getBytes(StandardCharsets.UTF_8), partitions);
  }

  private static int partition(byte[] key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }

  @Override
  public int partition(
      String topic, Object key, byte[] keyBytes, Object value, byte[] valueBytes, Cluster cluster) {
    int partitions = cluster.partitionsForTopic(topic).size();
    if (key instanceof TripletKey triplet) {
      return partition(triplet.getPmid(), partitions);
    }
    return keyBytes == null
        ? ThreadLocalRandom.current().nextInt(partitions)
        : partition(keyBytes, partitions);
  }

  @Override
  public void configure(Map<String, ?> configs) {}

  @Override
  public void close() {}
}
