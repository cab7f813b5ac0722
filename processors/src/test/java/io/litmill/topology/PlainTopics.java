package io.litmill.topology;

import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.Citation;
import io.litmill.schemas.DeadLetter;
import io.litmill.schemas.DocumentLabels;
import io.litmill.schemas.Retraction;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import io.litmill.topics.Topic;
import io.litmill.topics.TopicCatalogue;
import io.litmill.topics.TopicSettings;
import io.litmill.topics.TopicSettings.Cleanup;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** The topics with values in plain Avro, without a registry. */
final class PlainTopics {
  private PlainTopics() {}

  static TopicCatalogue catalogue() {
    return catalogue(TopicCatalogue.MAX_RECORD_BYTES);
  }

  /**
   * @param largest bytes of the largest record
   */
  static TopicCatalogue catalogue(int largest) {
    return new TopicCatalogue(
        topic("pubmed.citations.v1", Serdes.String(), Citation.class, largest),
        topic("biomed.annotations.v1", Serdes.String(), AnnotatedCitation.class, largest),
        topic("biomed.triplets.v1", new PlainAvroSerde<>(TripletKey.class), Triplet.class, largest),
        topic("biomed.document-labels.v1", Serdes.String(), DocumentLabels.class, largest),
        topic("biomed.retractions.v1", Serdes.String(), Retraction.class, largest),
        topic("biomed.dlq.v1", Serdes.ByteArray(), DeadLetter.class, largest));
  }

  /** With citations that are read and written in another way. */
  static TopicCatalogue withCitations(Serde<Citation> values) {
    TopicCatalogue plain = catalogue();
    Topic<String, Citation> citations = plain.citations();
    return new TopicCatalogue(
        new Topic<>(citations.name(), citations.key(), values, citations.settings(), List.of()),
        plain.annotations(),
        plain.triplets(),
        plain.documentLabels(),
        plain.retractions(),
        plain.deadLetters());
  }

  private static <K, V extends SpecificRecordBase> Topic<K, V> topic(
      String name, Serde<K> key, Class<V> value, int largest) {
    TopicSettings settings =
        new TopicSettings(Cleanup.DELETE, Duration.ofDays(1), Duration.ofDays(1), largest);
    return new Topic<>(name, key, new PlainAvroSerde<>(value), settings, List.of());
  }
}
