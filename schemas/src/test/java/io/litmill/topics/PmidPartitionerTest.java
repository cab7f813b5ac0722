package io.litmill.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.schemas.TripletKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.junit.jupiter.api.Test;

class PmidPartitionerTest {
  private static final long SEED = 20261129;

  private final PmidPartitioner partitioner = new PmidPartitioner();

  @Test
  void aTripletGoesWhereItsPmidWouldGo() {
    Random random = new Random(SEED);
    for (int i = 0; i < 1_000; i++) {
      String pmid = Integer.toString(1 + random.nextInt(45_000_000));
      int partitions = 1 + random.nextInt(60);
      byte[] bytes = pmid.getBytes(StandardCharsets.UTF_8);
      int kafkas = BuiltInPartitioner.partitionForKey(bytes, partitions);
      TripletKey key = new TripletKey("t" + i, pmid, "s", "p", "o");
      assertThat(PmidPartitioner.partition(pmid, partitions)).as("seed %d", SEED).isEqualTo(kafkas);
      assertThat(partition(key, new byte[] {0, 0, 0, 0, 1, 2}, partitions)).isEqualTo(kafkas);
      assertThat(partition(pmid, bytes, partitions)).isEqualTo(kafkas);
    }
  }

  @Test
  void withoutAKeyAnyPartitionWillDo() {
    Set<Integer> seen =
        IntStream.range(0, 500).mapToObj(i -> partition(null, null, 3)).collect(Collectors.toSet());
    assertThat(seen).containsExactlyInAnyOrder(0, 1, 2);
  }

  private int partition(Object key, byte[] keyBytes, int partitions) {
    List<PartitionInfo> infos =
        IntStream.range(0, partitions)
            .mapToObj(i -> new PartitionInfo("t", i, Node.noNode(), new Node[0], new Node[0]))
            .toList();
    Cluster cluster = new Cluster("c", List.of(), infos, Set.of(), Set.of());
    return partitioner.partition("t", key, keyBytes, null, null, cluster);
  }
}
