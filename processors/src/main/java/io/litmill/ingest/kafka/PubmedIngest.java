package io.litmill.ingest.kafka;

import io.litmill.ingest.LocalCopy;
import io.litmill.ingest.PubmedRecords;
import io.litmill.ingest.PubmedSource;
import io.litmill.topics.TopicCatalogue;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;

/**
 * Sends sources of PubMed XML to Kafka, each record once: citations and tombstones to the citations
 * topic, what cannot be read to the dead letters. How far each source has come is kept in the topic
 * {@code litmill.ingest-progress.v1}, under its name and the digest of its bytes, and is committed
 * together with the records: a source that went through is not sent again, one that was broken off
 * goes on where it was.
 *
 * <p>Use it from one thread; {@link #stop} may be called by any.
 */
public final class PubmedIngest implements AutoCloseable {
  private final ProgressTopic topic;
  private final IngestSettings settings;
  private final Transactions transactions;
  private final RecordMessages messages;
  private final KnownSources sources;
  private volatile boolean stopped;

  private PubmedIngest(
      ProgressTopic topic,
      IngestSettings settings,
      Transactions transactions,
      RecordMessages messages,
      KnownSources sources) {
    this.topic = topic;
    this.settings = settings;
    this.transactions = transactions;
    this.messages = messages;
    this.sources = sources;
  }

  /**
   * Connects, ends what an earlier ingest of the same transactional id left open, and reads how far
   * the sources have come.
   *
   * @param configs keys of Kafka clients, {@code bootstrap.servers} among them
   * @param topics where to send to; the topics must be there
   * @throws IOException if no broker answers, or a topic is not there
   */
  public static PubmedIngest connect(
      Map<String, ?> configs, TopicCatalogue topics, IngestSettings settings) throws IOException {
    IngestClients clients = new IngestClients(configs);
    ProgressTopic topic = new ProgressTopic(settings.topicPrefix());
    try {
      clients.prepareTopics(topics, topic);
      Transactions transactions =
          new Transactions(
              clients.producer(settings.transactionalId()), settings, System::nanoTime);
      RecordMessages messages = new RecordMessages(topics, Clock.systemUTC());
      KnownSources sources =
          new KnownSources(progress(clients, topic, transactions), settings.again());
      return new PubmedIngest(topic, settings, transactions, messages, sources);
    } catch (KafkaException e) {
      throw KafkaFailure.of(e, settings);
    }
  }

  /** Read when nobody can add to it any more. */
  private static Map<String, SourceProgress> progress(
      IngestClients clients, ProgressTopic topic, Transactions transactions) throws IOException {
    try (Consumer<byte[], byte[]> reader = clients.committedReader()) {
      transactions.init();
      return topic.read(reader);
    } catch (IOException | RuntimeException e) {
      transactions.close();
      throw e;
    }
  }

  /**
   * Sends all records of the sources that were not sent before.
   *
   * @return what was sent by this call
   * @throws IOException if a source cannot be read, its bytes do not have their published digest,
   *     or Kafka fails. What was committed before stays; no later source is sent, since later files
   *     build on earlier ones
   */
  public IngestCounts run(List<PubmedSource> sources, IngestListener listener) throws IOException {
    try {
      IngestCounts counts = all(sources, listener);
      transactions.commit();
      listener.progress(counts);
      return counts;
    } catch (KafkaException e) {
      throw KafkaFailure.of(e, settings);
    }
  }

  private IngestCounts all(List<PubmedSource> given, IngestListener listener) throws IOException {
    IngestCounts counts = IngestCounts.NONE;
    for (PubmedSource source : given) {
      if (stopped) {
        break;
      }
      try {
        counts = one(source, counts, listener);
      } catch (IOException e) {
        transactions.commit(); // what was read before the source failed
        throw e;
      }
    }
    return counts;
  }

  /** Makes {@link #run} commit what it has sent and return soon. */
  public void stop() {
    stopped = true;
  }

  public boolean isStopped() {
    return stopped;
  }

  private IngestCounts one(PubmedSource source, IngestCounts before, IngestListener listener)
      throws IOException {
    Optional<String> published = source.publishedMd5();
    if (published.isPresent() && sources.wentThrough(source.name(), published.get())) {
      return skip(source, before, listener);
    }
    try (LocalCopy copy = source.fetch()) {
      String md5 = PublishedDigest.checked(source, copy);
      if (sources.wentThrough(source.name(), md5)) {
        return skip(source, before, listener);
      }
      SourceProgress start = sources.start(source.name(), md5);
      listener.begins(source, start.records());
      return send(source, copy, start, before, listener);
    }
  }

  private static IngestCounts skip(
      PubmedSource source, IngestCounts before, IngestListener listener) {
    listener.skipped(source);
    return before.plusSkippedFile();
  }

  private IngestCounts send(
      PubmedSource source,
      LocalCopy copy,
      SourceProgress start,
      IngestCounts before,
      IngestListener listener)
      throws IOException {
    try (PubmedRecords records = PubmedRecords.open(copy, source.name(), start.sourceOrderBase());
        RecordFeed feed = new RecordFeed(records)) {
      SourceSending sending = new SourceSending(topic, transactions, messages, listener, start);
      IngestCounts counts = sending.run(feed, before, () -> stopped);
      sources.remember(sending.progress());
      if (!sending.progress().complete()) {
        return counts;
      }
      listener.finished(source);
      return counts.plusFile();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading " + source.location(), e);
    }
  }

  /** Sends tombstones of articles that a baseline no longer has. */
  void withdraw(List<String> pmids, Baseline baseline) throws IOException {
    try {
      for (String pmid : pmids) {
        transactions.send(messages.vanished(pmid, baseline));
        if (transactions.isDue()) {
          transactions.commit();
        }
      }
      transactions.commit();
    } catch (KafkaException e) {
      throw KafkaFailure.of(e, settings);
    }
  }

  /** Takes back what is not committed, and disconnects. */
  @Override
  public void close() {
    transactions.close();
  }
}
