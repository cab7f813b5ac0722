package io.litmill.throughput;

import io.litmill.annotation.Annotator;
import io.litmill.bundle.Folders;
import io.litmill.replay.Deployment;
import io.litmill.scan.TopicScan;
import io.litmill.schemas.Citation;
import io.litmill.topology.StreamSettings;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;

/**
 * How large the ledger's entries of articles are, and how long a ledger of many such entries takes
 * to be restored. Used by one thread.
 */
public final class StateMeasurement {
  /** As many digits as most PMIDs have. */
  private static final int FIRST_PMID = 10_000_000;

  private final RoundPlatform platform;
  private final StreamRounds stream;

  public StateMeasurement(Annotator annotator, RoundPlatform platform) {
    this.platform = platform;
    this.stream = new StreamRounds(annotator, platform);
  }

  /**
   * What a topic holds as a table.
   *
   * @param values of its records
   * @param keyBytes of all keys
   */
  public record Table(List<byte[]> values, long keyBytes) {
    public Table {
      values = List.copyOf(values);
    }

    public long valueBytes() {
      return values.stream().mapToLong(value -> value.length).sum();
    }

    public int size() {
      return values.size();
    }
  }

  /** What a stream has written of some articles: entries of its ledger, and triplets. */
  public record Written(Table ledger, Table triplets) {}

  /** Mines the citations in a stream of their own. */
  public Written mine(List<Citation> citations) throws InterruptedException {
    RoundPlatform.Prepared round = platform.prepare();
    stream.run(round, citations);
    String application = StreamSettings.of(round.configuration()).applicationId();
    return new Written(
        table(Deployment.ledgerTopic(application)), table(round.topics().triplets().name()));
  }

  private Table table(String topic) {
    Map<Bytes, byte[]> last = new HashMap<>();
    new TopicScan(platform.client())
        .read(
            topic,
            record -> {
              if (record.value() == null) {
                last.remove(Bytes.wrap(record.key()));
              } else {
                last.put(Bytes.wrap(record.key()), record.value());
              }
            });
    return new Table(
        new ArrayList<>(last.values()),
        last.keySet().stream().mapToLong(key -> key.get().length).sum());
  }

  /**
   * How long starts took, each until all partitions were at work.
   *
   * @param withoutState seconds with a ledger that had to be restored
   * @param withState seconds with one that was at hand
   * @param diskBytes of the state
   */
  public record Starts(double withoutState, double withState, long diskBytes) {}

  /**
   * Starts a stream that has entries of so many articles.
   *
   * @param entries that are repeated
   */
  public Starts start(List<byte[]> entries, int articles) throws IOException, InterruptedException {
    RoundPlatform.Prepared round = platform.prepare();
    StreamSettings settings = StreamSettings.of(round.configuration());
    Path state = settings.state().folder().resolve(settings.applicationId());
    stream.start(round); // makes the topics of the state
    Folders.delete(state);
    fill(Deployment.ledgerTopic(settings.applicationId()), entries, articles);
    double withoutState = stream.start(round);
    return new Starts(withoutState, stream.start(round), size(state));
  }

  private void fill(String topic, List<byte[]> entries, int articles) {
    Map<String, Object> configs = new HashMap<>(platform.client());
    configs.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    AtomicReference<Exception> failure = new AtomicReference<>();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(configs, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < articles; i++) {
        byte[] pmid = Integer.toString(FIRST_PMID + i).getBytes(StandardCharsets.UTF_8);
        producer.send(
            new ProducerRecord<>(topic, pmid, entries.get(i % entries.size())),
            (written, e) -> failure.compareAndSet(null, e));
      }
    }
    if (failure.get() != null) {
      throw new IllegalStateException("not all entries were written to " + topic, failure.get());
    }
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
    }
  }
}
