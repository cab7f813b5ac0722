package io.litmill.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.topology.StreamPlatform.Deployment;
import io.litmill.topology.StreamPlatform.Sent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ops/consumers.md says about beginning again. */
class RebuildTest {
  private static final int ARTICLES = 20;
  private static final int REVISIONS = 6;

  @TempDir Path folder;

  private static PlainConsumer consumer(Deployment deployment) {
    return new PlainConsumer(
        deployment.connection().get("bootstrap.servers").toString(),
        deployment.connection().get("schema.registry.url").toString(),
        deployment.topics().triplets().name());
  }

  /** The broker compacts within seconds, and forgets tombstones at once. */
  private static void compactSoon(Deployment deployment) throws Exception {
    ConfigResource topic =
        new ConfigResource(ConfigResource.Type.TOPIC, deployment.topics().triplets().name());
    List<AlterConfigOp> changes = new ArrayList<>();
    Map.of(
            "segment.ms", "100",
            "min.cleanable.dirty.ratio", "0",
            "delete.retention.ms", "0",
            "max.compaction.lag.ms", "100")
        .forEach(
            (key, value) ->
                changes.add(
                    new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET)));
    try (Admin admin = Admin.create(new HashMap<>(deployment.connection()))) {
      admin.incrementalAlterConfigs(Map.of(topic, changes)).all().get();
    }
  }

  /** Each revision of an article says something else; some articles are deleted in the end. */
  private static List<Sent> history() {
    List<Sent> records = new ArrayList<>();
    long order = 0;
    for (int revision = 1; revision <= REVISIONS; revision++) {
      for (int article = 1; article <= ARTICLES; article++) {
        String text = "c%d affects g%d".formatted(article, revision % 3);
        records.add(Sent.of(Citations.citation(Integer.toString(article), ++order, text)));
      }
    }
    for (int article = 1; article <= ARTICLES; article += 4) {
      records.add(Sent.deletion(Integer.toString(article), ++order));
    }
    return records;
  }

  @Test
  void aNewConsumerOfTheCompactedTopicKnowsWhatOneThatReadAlongKnows() throws Exception {
    try (StreamPlatform platform = new StreamPlatform(folder)) {
      Deployment deployment = platform.deployment("rebuild", 1);
      compactSoon(deployment);
      try (LitmillStream stream =
              new LitmillStream(
                  deployment.settings(folder.resolve("state")),
                  new StatementAnnotator(),
                  deployment.topics(),
                  StreamListener.NONE);
          PlainConsumer along = consumer(deployment)) {
        stream.start();
        for (Sent record : history()) {
          deployment.send(List.of(record));
          along.catchUp();
        }
        int left = ARTICLES - ARTICLES / 4;
        StreamPlatform.await("facts", () -> read(along).facts().size() == left);
        StreamPlatform.await("compaction", () -> isShorter(deployment, along, stream));
        try (PlainConsumer fresh = consumer(deployment)) {
          StreamPlatform.await(
              "the same facts", () -> read(fresh).facts().equals(read(along).facts()));
          assertThat(fresh.records()).isLessThan(along.records());
        }
      }
    }
  }

  /** A segment is only closed when more is written. */
  private static boolean isShorter(
      Deployment deployment, PlainConsumer along, LitmillStream stream) {
    assertThat(stream.failure()).isEmpty();
    deployment.send(
        List.of(
            Sent.of(
                Citations.citation("99", System.nanoTime(), "c99 affects g" + System.nanoTime()))));
    try (PlainConsumer fresh = consumer(deployment)) {
      long seen = read(along).records(); // first: the stream may be sending still
      return read(fresh).records() < seen;
    }
  }

  private static PlainConsumer read(PlainConsumer consumer) {
    try {
      consumer.catchUp();
      return consumer;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
