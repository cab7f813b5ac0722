package io.litmill.topics;

import io.litmill.registry.AvroSerde;
import io.litmill.registry.SchemaRegistry;
import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.Citation;
import io.litmill.schemas.DeadLetter;
import io.litmill.schemas.DocumentLabels;
import io.litmill.schemas.Retraction;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import io.litmill.topics.Topic.TopicSchema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * All topics of a deployment. Its serdes share one registry client and are safe for several
 * threads.
 *
 * @param citations PubMed records by PMID; a tombstone: deleted
 * @param annotations all that was found, by PMID
 * @param triplets statements; a tombstone: withdrawn
 * @param documentLabels labels of articles, by PMID
 * @param retractions what was withdrawn and why, by PMID; every event is kept
 * @param deadLetters what could not be processed, under the key that the record had
 */
public record TopicCatalogue(
    Topic<String, Citation> citations,
    Topic<String, AnnotatedCitation> annotations,
    Topic<TripletKey, Triplet> triplets,
    Topic<String, DocumentLabels> documentLabels,
    Topic<String, Retraction> retractions,
    Topic<byte[], DeadLetter> deadLetters) {
  /** Partitions of each topic where nothing else is said. */
  public static final int DEFAULT_PARTITIONS = 12;

  /** Longest record of the topics, 10 MiB; producers need a max.request.size as large. */
  public static final int MAX_RECORD_BYTES = 10 << 20;

  /** A dead letter holds a record of another topic and says more. */
  public static final int MAX_DEAD_LETTER_BYTES = 12 << 20;

  private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(90);

  /**
   * The catalogue of a deployment.
   *
   * @param prefix comes before each name, such as {@code staging.}; empty for none
   * @param registry where the schemas are
   * @param configs keys of serdes, such as {@code auto.register.schemas}; others are left alone
   */
  public static TopicCatalogue of(String prefix, SchemaRegistry registry, Map<String, ?> configs) {
    Values values = new Values(prefix, registry, configs);
    TopicSettings compacted = TopicSettings.compacted(MAX_RECORD_BYTES);
    return new TopicCatalogue(
        values.byPmid("pubmed.citations.v1", Citation.class, compacted),
        values.byPmid("biomed.annotations.v1", AnnotatedCitation.class, compacted),
        values.triplets("biomed.triplets.v1", compacted),
        values.byPmid("biomed.document-labels.v1", DocumentLabels.class, compacted),
        values.byPmid(
            "biomed.retractions.v1",
            Retraction.class,
            TopicSettings.kept(TopicSettings.FOR_EVER, MAX_RECORD_BYTES)),
        values.under(
            Serdes.ByteArray(),
            "biomed.dlq.v1",
            DeadLetter.class,
            TopicSettings.kept(DEAD_LETTERS_KEPT, MAX_DEAD_LETTER_BYTES)));
  }

  /** All topics, in the order in which records pass through them. */
  public List<Topic<?, ?>> all() {
    return List.of(citations, annotations, triplets, documentLabels, retractions, deadLetters);
  }

  /**
   * The topics whose records lie in the partition of their article's PMID, the citations first.
   * With the same number of partitions each, all about an article has the same partition number.
   */
  public List<Topic<?, ?>> byArticle() {
    return List.of(citations, annotations, triplets, documentLabels, retractions);
  }

  /**
   * Asks the registry for all schemas of the topics that a stream writes, so that it goes on when
   * the registry is away later.
   */
  public void prepareToWrite() {
    for (Topic<?, ?> topic : all()) {
      if (topic != citations && topic.value() instanceof AvroSerde<?> serde) {
        topic
            .schemas()
            .forEach(schema -> serde.serializer().prepare(schema.subject(), schema.definition()));
      }
    }
  }

  private record Values(String prefix, SchemaRegistry registry, Map<String, ?> configs) {
    <V extends SpecificRecord> Topic<String, V> byPmid(
        String name, Class<V> type, TopicSettings settings) {
      return under(Serdes.String(), name, type, settings);
    }

    <K, V extends SpecificRecord> Topic<K, V> under(
        Serde<K> key, String name, Class<V> type, TopicSettings settings) {
      AvroSerde<V> value = AvroSerde.forValues(type, registry, configs);
      String topic = prefix + name;
      return new Topic<>(topic, key, value, settings, List.of(schema(value, topic, type)));
    }

    Topic<TripletKey, Triplet> triplets(String name, TopicSettings settings) {
      AvroSerde<TripletKey> key = AvroSerde.forKeys(TripletKey.class, registry, configs);
      AvroSerde<Triplet> value = AvroSerde.forValues(Triplet.class, registry, configs);
      String topic = prefix + name;
      return new Topic<>(
          topic,
          key,
          value,
          settings,
          List.of(schema(key, topic, TripletKey.class), schema(value, topic, Triplet.class)));
    }

    private static <R extends SpecificRecord> TopicSchema schema(
        AvroSerde<R> serde, String topic, Class<R> type) {
      Schema schema = SpecificData.get().getSchema(type);
      return new TopicSchema(
          serde.serializer().subject(topic, schema), serde.serializer().definition(schema));
    }
  }
}
