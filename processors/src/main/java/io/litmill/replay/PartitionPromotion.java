package io.litmill.replay;

import io.litmill.ledger.Adoption;
import io.litmill.ledger.Changes;
import io.litmill.ledger.LedgerEntry;
import io.litmill.schemas.AnnotatedCitation;
import io.litmill.topics.Topic;
import io.litmill.topology.FactOutputs;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Promotes the articles of one partition.
 *
 * <p>An article's facts and its entry in the live ledger are sent in one transaction. So the live
 * ledger always says what was sent, and a promotion that was broken off is run again from the
 * beginning: what was promoted before differs no more.
 */
final class PartitionPromotion {
  private static final int ARTICLES_A_TRANSACTION = 500;

  private final PartitionLedgers ledgers;
  private final Adoption adoption;
  private final PromotionProducer producer;
  private final FactOutputs outputs;
  private final Promoted promoted;
  private final LiveLock lock;
  private int open;

  PartitionPromotion(
      PartitionLedgers ledgers,
      Adoption adoption,
      PromotionProducer producer,
      FactOutputs outputs,
      Promoted promoted,
      LiveLock lock) {
    this.ledgers = ledgers;
    this.adoption = adoption;
    this.producer = producer;
    this.outputs = outputs;
    this.promoted = promoted;
    this.lock = lock;
  }

  /**
   * @param annotations of the run
   */
  void promote(PartitionScan scan, Topic<String, AnnotatedCitation> annotations) {
    Optional<Integer> part = Optional.of(ledgers.partition());
    Map<String, Long> last = new HashMap<>();
    scan.read(annotations.name(), part, record -> last.put(pmid(record), record.offset()));
    scan.read(
        annotations.name(),
        part,
        record -> {
          if (record.value() != null && last.get(pmid(record)) == record.offset()) {
            found(pmid(record), annotations, record.value());
          }
        });
    ledgers.seen().forEach(pmid -> notFound(pmid, last.containsKey(pmid)));
    producer.commit(lock);
  }

  private static String pmid(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  private void found(String pmid, Topic<String, AnnotatedCitation> topic, byte[] value) {
    Optional<LedgerEntry> entry =
        ledgers.fitting(pmid).filter(fitting -> fitting.mined().annotated());
    if (entry.isEmpty()) {
      return;
    }
    AnnotatedCitation annotation = topic.value().deserializer().deserialize(topic.name(), value);
    if (!adoption.matches(entry.get(), annotation)) {
      throw new KafkaException(
          "PMID %s: its annotation in %s is not the one that the run's ledger stands for; replay again under another run id"
              .formatted(pmid, topic.name()));
    }
    adopt(pmid, entry.get(), Optional.of(annotation));
  }

  /** Articles in which nothing is found: the annotator failed, or they may not be relied on. */
  private void notFound(String pmid, boolean annotationRead) {
    Optional<LedgerEntry> entry = ledgers.fitting(pmid);
    if (entry.isEmpty()) {
      return;
    }
    if (!entry.get().mined().annotated()) {
      adopt(pmid, entry.get(), Optional.empty());
    } else if (!annotationRead) {
      throw new KafkaException(
          "PMID %s has no annotation in partition %d of the run: are the citations keyed by another partitioner than Kafka's own?"
              .formatted(pmid, ledgers.partition()));
    }
  }

  private void adopt(String pmid, LedgerEntry run, Optional<AnnotatedCitation> found) {
    Optional<Changes> changes = adoption.adopt(pmid, ledgers.live(pmid), run, found);
    if (changes.isEmpty()) {
      return;
    }
    outputs.send(pmid, changes.get());
    producer.entry(ledgers.partition(), pmid, changes.get().next());
    promoted.article();
    open++;
    if (open >= ARTICLES_A_TRANSACTION) {
      producer.commit(lock);
      open = 0;
    }
  }
}
