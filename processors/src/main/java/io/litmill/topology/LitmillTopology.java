package io.litmill.topology;

import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import io.litmill.topics.PmidPartitioner;
import io.litmill.topics.Topic;
import io.litmill.topology.StateSettings.Store;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The steps of the stream and their names. Names are part of the state on disk and of topics in
 * Kafka: renaming one leaves its state behind.
 */
final class LitmillTopology {
  static final String CITATIONS = "citations";
  static final String NOTICES = "retraction-notices";
  static final String MILL = "mill";
  static final String WAITING = "waiting";
  static final String LEDGER = "ledger";
  static final String PIPELINES = "pipelines";

  private static final TimestampExtractor NOT_NEGATIVE =
      (record, partitionTime) -> Math.max(0, record.timestamp());

  private final StreamParts parts;
  private final Supplier<CitationLookup> lookups;
  private final BatchAnnotator annotator;

  /**
   * @param lookups gives a new one for each partition
   */
  LitmillTopology(StreamParts parts, Supplier<CitationLookup> lookups) {
    this.parts = parts;
    this.lookups = lookups;
    this.annotator = new BatchAnnotator(parts);
  }

  Topology topology() {
    Topology topology = new Topology();
    addSource(topology, CITATIONS, parts.topics().citations().name());
    addSource(topology, NOTICES, parts.settings().noticesTopic());
    topology.addProcessor(MILL, new Mill(), CITATIONS, NOTICES);
    addSink(topology, Outputs.ANNOTATIONS, parts.topics().annotations());
    addTriplets(topology, parts.topics().triplets());
    addSink(topology, Outputs.LABELS, parts.topics().documentLabels());
    addSink(topology, Outputs.RETRACTIONS, parts.topics().retractions());
    addSink(topology, Outputs.DEAD_LETTERS, parts.topics().deadLetters());
    return topology.addSink(
        Outputs.NOTICES,
        parts.settings().noticesTopic(),
        new StringSerializer(),
        new ByteArraySerializer(),
        MILL);
  }

  private static void addSource(Topology topology, String name, String topic) {
    Deserializer<byte[]> bytes = new ByteArrayDeserializer();
    topology.addSource(AutoOffsetReset.earliest(), name, NOT_NEGATIVE, bytes, bytes, topic);
  }

  private static <K, V> void addSink(Topology topology, String name, Topic<K, V> topic) {
    topology.addSink(
        name, topic.name(), topic.key().serializer(), topic.value().serializer(), MILL);
  }

  private static void addTriplets(Topology topology, Topic<TripletKey, Triplet> topic) {
    topology.addSink(
        Outputs.TRIPLETS,
        topic.name(),
        topic.key().serializer(),
        topic.value().serializer(),
        byPmid(),
        MILL);
  }

  /** An article's facts stay in order. */
  private static StreamPartitioner<TripletKey, Triplet> byPmid() {
    return (topic, key, value, partitions) ->
        Optional.of(Set.of(PmidPartitioner.partition(key.getPmid(), partitions)));
  }

  /** A mill for each partition, with its stores. */
  private final class Mill implements ProcessorSupplier<byte[], byte[], Object, Object> {
    @Override
    public Processor<byte[], byte[], Object, Object> get() {
      return new MillProcessor(parts, annotator, lookups.get());
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(
          store(WAITING, Serdes.String()).withLoggingEnabled(StreamProperties.waitingChangelog()),
          store(LEDGER, Serdes.String()).withLoggingEnabled(Map.of()),
          store(PIPELINES, Serdes.Long()).withLoggingEnabled(Map.of()));
    }

    private <K> StoreBuilder<?> store(String name, Serde<K> keys) {
      boolean files = parts.settings().state().store() == Store.FILES;
      KeyValueBytesStoreSupplier supplier =
          files ? Stores.persistentKeyValueStore(name) : Stores.inMemoryKeyValueStore(name);
      return Stores.keyValueStoreBuilder(supplier, keys, Serdes.ByteArray()).withCachingDisabled();
    }
  }
}
