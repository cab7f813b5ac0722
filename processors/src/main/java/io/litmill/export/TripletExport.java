package io.litmill.export;

import io.litmill.scan.TopicScan;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import io.litmill.topics.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Exports the facts that hold: the table of the topic of triplets as it was when the export began,
 * of committed records, without what was withdrawn. The same table always gives the same bytes.
 */
public final class TripletExport {
  private static final int RECORDS_PER_REPORT = 1_000;

  /** Hears how an export gets on, on its thread. */
  public interface Listener {
    /**
     * Records of the topic were read.
     *
     * @param offsets how many offsets lie behind
     * @param all how many there are
     */
    void read(long offsets, long all);

    /** Statements were written. */
    void written(long statements);
  }

  /**
   * What was exported.
   *
   * @param records that were read from the topic, tombstones among them
   * @param tombstones among them
   */
  public record Summary(long records, long tombstones, long statements, long nodes) {}

  private final TopicScan scan;
  private final Topic<TripletKey, Triplet> topic;
  private final TripletFilter filter;
  private final Listener listener;

  public TripletExport(
      TopicScan scan, Topic<TripletKey, Triplet> topic, TripletFilter filter, Listener listener) {
    this.scan = scan;
    this.topic = topic;
    this.filter = filter;
    this.listener = listener;
  }

  /**
   * Writes all of it.
   *
   * @param work a folder that is empty or not there, for the table; it stays for the caller to
   *     delete
   * @throws SerializationException if a record is no triplet, with its place
   */
  public Summary run(Path work, GraphWriter writer) throws IOException {
    try (FactStore store = new FactStore(work)) {
      Reading reading = new Reading(store);
      reading.run();
      Writing writing = new Writing(store, writer);
      store.forEachTriplet(writing::statement);
      store.forEachNode(writing::node);
      writer.end();
      return new Summary(reading.records, reading.tombstones, writing.statements, writing.nodes);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Fills the store. */
  private final class Reading {
    private final FactStore store;
    private final Map<TopicPartition, Long> reached = new HashMap<>();
    private long all;
    private long records;
    private long tombstones;

    Reading(FactStore store) {
      this.store = store;
    }

    void run() {
      all = scan.ends(topic.name()).values().stream().mapToLong(Long::longValue).sum();
      scan.read(topic.name(), this::take);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
      try {
        keep(record);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      records++;
      reached.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
      if (records % RECORDS_PER_REPORT == 0) {
        listener.read(reached.values().stream().mapToLong(Long::longValue).sum(), all);
      }
    }

    private void keep(ConsumerRecord<byte[], byte[]> record) throws IOException {
      String id = key(record).getTripletId();
      if (record.value() == null) {
        tombstones++;
        store.remove(id);
      } else if (filter.equals(TripletFilter.ALL) || filter.takes(value(record))) {
        store.put(id, record.value());
      } else {
        store.remove(id);
      }
    }

    private TripletKey key(ConsumerRecord<byte[], byte[]> record) {
      try {
        return topic.key().deserializer().deserialize(topic.name(), record.headers(), record.key());
      } catch (SerializationException e) {
        throw unreadable("key", record, e);
      }
    }

    private Triplet value(ConsumerRecord<byte[], byte[]> record) {
      try {
        return triplet(record.value());
      } catch (SerializationException e) {
        throw unreadable("value", record, e);
      }
    }

    private SerializationException unreadable(
        String what, ConsumerRecord<byte[], byte[]> record, SerializationException e) {
      return new SerializationException(
          "%s partition %d offset %d: the %s is not a triplet's: %s"
              .formatted(record.topic(), record.partition(), record.offset(), what, e.getMessage()),
          e);
    }
  }

  private Triplet triplet(byte[] value) {
    return topic.value().deserializer().deserialize(topic.name(), value);
  }

  /** Writes what the store has. */
  private final class Writing {
    private final FactStore store;
    private final GraphWriter writer;
    private long statements;
    private long nodes;

    Writing(FactStore store, GraphWriter writer) {
      this.store = store;
      this.writer = writer;
    }

    void statement(String id, byte[] value) throws IOException {
      Triplet triplet = triplet(value);
      writer.statement(triplet);
      long at = triplet.getExtractedAt().toEpochMilli();
      store.add(
          node(at, triplet.getSubject(), triplet.getSubjectName(), triplet.getSubjectCategory()));
      store.add(
          node(at, triplet.getObject(), triplet.getObjectName(), triplet.getObjectCategory()));
      statements++;
      if (statements % RECORDS_PER_REPORT == 0) {
        listener.written(statements);
      }
    }

    private static StoredNode node(long at, String id, String name, String category) {
      return new StoredNode(at, new GraphNode(id, name, new TreeSet<>(List.of(category))));
    }

    void node(String id, byte[] value) throws IOException {
      writer.node(StoredNode.read(id, value).node());
      nodes++;
    }
  }
}
