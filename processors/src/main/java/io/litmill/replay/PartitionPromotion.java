package io.litmill.replay;

import io.litmill.ledger.Adoption;
import io.litmill.ledger.Changes;
import io.litmill.ledger.LedgerEntry;
import io.litmill.schemas.AnnotatedCitation;
import io.litmill.topics.Topic;
import io.litmill.topology.FactOutputs;
import java.io.IOException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Promotes the articles of one partition after the other.
 *
 * <p>An article's facts and its entry in the live ledger are sent in one transaction. So the live
 * ledger always says what was sent, and a promotion that was broken off is run again from the
 * beginning: what was promoted before differs no more.
 */
final class PartitionPromotion {
  private static final int ARTICLES_A_TRANSACTION = 500;

  private final Adoption adoption;
  private final PromotionProducer producer;
  private final FactOutputs outputs;
  private final Promoted promoted;
  private final LiveLock lock;
  private int open;

  PartitionPromotion(
      Adoption adoption,
      PromotionProducer producer,
      FactOutputs outputs,
      Promoted promoted,
      LiveLock lock) {
    this.adoption = adoption;
    this.producer = producer;
    this.outputs = outputs;
    this.promoted = promoted;
    this.lock = lock;
  }

  /**
   * Promotes all articles of a partition.
   *
   * @param annotations of the run
   */
  void promote(
      PartitionScan scan, PartitionLedgers ledgers, Topic<String, AnnotatedCitation> annotations)
      throws IOException {
    ledgers.eachFound(
        scan, annotations.name(), (pmid, record) -> found(ledgers, pmid, annotations, record));
    ledgers.eachSeen(pmid -> notFound(ledgers, pmid));
    producer.commit(lock);
    open = 0;
  }

  private void found(
      PartitionLedgers ledgers,
      String pmid,
      Topic<String, AnnotatedCitation> topic,
      ConsumerRecord<byte[], byte[]> record) {
    Optional<LedgerEntry> entry =
        ledgers.fitting(pmid).filter(fitting -> fitting.mined().annotated());
    if (entry.isEmpty()) {
      return;
    }
    AnnotatedCitation annotation =
        topic.value().deserializer().deserialize(topic.name(), record.value());
    if (!adoption.matches(entry.get(), annotation)) {
      throw new KafkaException(
          "PMID %s: its annotation in %s is not the one that the run's ledger stands for; replay again under another run id"
              .formatted(pmid, topic.name()));
    }
    adopt(ledgers, pmid, entry.get(), Optional.of(annotation));
  }

  /** Articles in which nothing is found: the annotator failed, or they may not be relied on. */
  private void notFound(PartitionLedgers ledgers, String pmid) {
    Optional<LedgerEntry> entry = ledgers.fitting(pmid);
    if (entry.isEmpty()) {
      return;
    }
    if (!entry.get().mined().annotated()) {
      adopt(ledgers, pmid, entry.get(), Optional.empty());
    } else if (!ledgers.hasAnnotation(pmid)) {
      throw new KafkaException(
          "PMID %s has no annotation in partition %d of the run: are the citations keyed by another partitioner than Kafka's own?"
              .formatted(pmid, ledgers.partition()));
    }
  }

  private void adopt(
      PartitionLedgers ledgers, String pmid, LedgerEntry run, Optional<AnnotatedCitation> found) {
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
