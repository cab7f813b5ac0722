package io.litmill.replay;

import io.litmill.disk.DiskTable;
import io.litmill.schemas.DocumentLabels;
import io.litmill.schemas.ScoredLabel;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import io.litmill.topics.Topic;
import io.litmill.topics.TopicCatalogue;
import io.litmill.triplets.TripletKeys;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What is said of some articles in the topics of the live stream, or of a run, in tables on the
 * disk. The key of a triplet is its PMID, a space and its id. Used by one thread.
 */
final class SaidFacts {
  private final Topic<TripletKey, Triplet> tripletTopic;
  private final Topic<String, DocumentLabels> labelTopic;
  private final DiskTable triplets;
  private final DiskTable labels;
  private final Predicate<String> wanted;

  /**
   * @param wanted PMIDs of the articles
   */
  SaidFacts(TopicCatalogue topics, DiskTable triplets, DiskTable labels, Predicate<String> wanted) {
    this.tripletTopic = topics.triplets();
    this.labelTopic = topics.documentLabels();
    this.triplets = triplets;
    this.labels = labels;
    this.wanted = wanted;
  }

  DiskTable triplets() {
    return triplets;
  }

  DiskTable labels() {
    return labels;
  }

  /** Takes a record of the triplets topic, in the order of its partition. */
  void triplet(ConsumerRecord<byte[], byte[]> record) {
    TripletKey key =
        tripletTopic.key().deserializer().deserialize(tripletTopic.name(), record.key());
    if (wanted.test(key.getPmid())) {
      triplets.set(key.getPmid() + " " + key.getTripletId(), record.value());
    }
  }

  /** Takes a record of the labels topic, in the order of its partition. */
  void labels(ConsumerRecord<byte[], byte[]> record) {
    String pmid = labelTopic.key().deserializer().deserialize(labelTopic.name(), record.key());
    if (wanted.test(pmid)) {
      labels.set(pmid, record.value());
    }
  }

  /** A value of the triplets. */
  ComparedTriplet compared(byte[] value) {
    Triplet triplet = tripletTopic.value().deserializer().deserialize(tripletTopic.name(), value);
    return ComparedTriplet.of(TripletKeys.of(triplet), triplet);
  }

  /** Hash of what a value of the labels says. */
  int content(byte[] value) {
    DocumentLabels said = labelTopic.value().deserializer().deserialize(labelTopic.name(), value);
    return List.of(
            said.getCitationStatus(),
            said.getLabels().stream().map(ScoredLabel::getLabel).sorted().toList())
        .hashCode();
  }
}
