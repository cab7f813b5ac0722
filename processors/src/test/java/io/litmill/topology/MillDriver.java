package io.litmill.topology;

import io.litmill.deadletters.SourceRecord;
import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.Citation;
import io.litmill.schemas.DeadLetter;
import io.litmill.schemas.DocumentLabels;
import io.litmill.schemas.Retraction;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import io.litmill.settings.Configuration;
import io.litmill.topics.Topic;
import io.litmill.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** Drives the topology in memory; time stands still but for {@link #pass}. */
final class MillDriver implements AutoCloseable {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final Duration WAIT = Duration.ofMillis(200);

  final StatementAnnotator annotator;
  final CountingListener heard = new CountingListener();

  final TestOutputTopic<String, AnnotatedCitation> annotations;
  final TestOutputTopic<TripletKey, Triplet> triplets;
  final TestOutputTopic<String, DocumentLabels> labels;
  final TestOutputTopic<String, Retraction> retractions;
  final TestOutputTopic<byte[], DeadLetter> deadLetters;

  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> citations;
  private final List<SourceRecord> sent = new ArrayList<>();
  private final Topic<String, Citation> citationsTopic;
  private final String noticesTopic;

  MillDriver(String... keysAndValues) {
    this(PlainTopics.catalogue(), new StatementAnnotator(), settings(keysAndValues));
  }

  MillDriver(TopicCatalogue topics, StatementAnnotator annotator, StreamSettings settings) {
    this(topics, annotator, settings, () -> START);
  }

  /**
   * @param clock goes on while the annotator works
   */
  MillDriver(
      TopicCatalogue topics,
      StatementAnnotator annotator,
      StreamSettings settings,
      InstantSource clock) {
    this.annotator = annotator;
    StreamParts parts = new StreamParts(settings, annotator, topics, heard, clock);
    Properties properties = StreamProperties.of(settings);
    driver =
        new TopologyTestDriver(
            new LitmillTopology(parts, Lookup::new).topology(), properties, START);
    citationsTopic = topics.citations();
    noticesTopic = settings.noticesTopic();
    citations =
        driver.createInputTopic(
            citationsTopic.name(), new ByteArraySerializer(), new ByteArraySerializer());
    annotations = output(topics.annotations());
    triplets = output(topics.triplets());
    labels = output(topics.documentLabels());
    retractions = output(topics.retractions());
    deadLetters = output(topics.deadLetters());
  }

  /** State in memory; batches of 4; changed by the given keys. */
  static StreamSettings settings(String... keysAndValues) {
    Map<String, String> values = new HashMap<>();
    values.put("litmill.stream.batch-records", "4");
    values.put("litmill.stream.batch-wait", "200ms");
    values.put("litmill.stream.state-store", "memory");
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return StreamSettings.of(Configuration.of(values));
  }

  private <K, V> TestOutputTopic<K, V> output(Topic<K, V> topic) {
    return driver.createOutputTopic(
        topic.name(), topic.key().deserializer(), topic.value().deserializer());
  }

  void send(Citation... some) {
    for (Citation citation : some) {
      sendRaw(
          citation.getPmid().getBytes(StandardCharsets.UTF_8),
          citationsTopic.value().serializer().serialize(citationsTopic.name(), citation),
          new RecordHeaders());
    }
  }

  void send(StreamPlatform.Sent record) {
    if (record.citation() == null) {
      RecordHeaders headers = new RecordHeaders();
      record.headers().forEach(headers::add);
      delete(record.pmid(), headers);
    } else {
      send(record.citation());
    }
  }

  void delete(String pmid, Headers headers) {
    sendRaw(pmid.getBytes(StandardCharsets.UTF_8), null, headers);
  }

  void delete(String pmid, long order) {
    delete(
        pmid,
        new RecordHeaders()
            .add("source_order", Long.toString(order).getBytes(StandardCharsets.UTF_8))
            .add("source_file", "file%d.xml".formatted(order).getBytes(StandardCharsets.UTF_8)));
  }

  void sendRaw(byte[] key, byte[] value, Headers headers) {
    long now = START.toEpochMilli();
    sent.add(new SourceRecord(citationsTopic.name(), 0, sent.size(), now, key, value, headers));
    citations.pipeInput(new TestRecord<>(key, value, headers, now));
  }

  void sendNotice(byte[] key, byte[] value) {
    driver
        .createInputTopic(noticesTopic, new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(key, value);
  }

  String noticesTopic() {
    return noticesTopic;
  }

  /** Sends, and lets all that waits be mined. */
  void mine(Citation... some) {
    send(some);
    pass(WAIT);
  }

  void pass(Duration time) {
    driver.advanceWallClockTime(time);
  }

  /** Takes over the ledger of another, as an instance does that is started again. */
  void restart(MillDriver before) {
    copy(LitmillTopology.LEDGER, before);
    copy(LitmillTopology.PIPELINES, before);
  }

  private void copy(String store, MillDriver before) {
    KeyValueStore<Object, Object> to = driver.getKeyValueStore(store);
    try (KeyValueIterator<Object, Object> all = before.driver.getKeyValueStore(store).all()) {
      all.forEachRemaining(entry -> to.put(entry.key, entry.value));
    }
  }

  /** Forgets what was sent so far. */
  void skipOutputs() {
    annotations.readRecordsToList();
    triplets.readRecordsToList();
    labels.readRecordsToList();
    retractions.readRecordsToList();
    deadLetters.readRecordsToList();
  }

  @Override
  public void close() {
    driver.close();
  }

  /** The topic before any compaction. */
  private final class Lookup implements CitationLookup {
    @Override
    public Optional<SourceRecord> at(int partition, long offset) {
      return Optional.of(sent.get((int) offset));
    }

    @Override
    public void close() {}
  }
}
