package io.litmill.ingest.kafka;

import io.litmill.ingest.PubmedRecord;
import io.litmill.ingest.PubmedRecord.Article;
import io.litmill.ingest.PubmedRecord.Deletion;
import io.litmill.ingest.PubmedRecord.Unreadable;
import io.litmill.schemas.Citation;
import io.litmill.schemas.DeadLetter;
import io.litmill.topics.Topic;
import io.litmill.topics.TopicCatalogue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** What is sent for a record: a citation, a tombstone or a dead letter. */
final class RecordMessages {
  private static final String STAGE = "ingest";

  private final Topic<String, Citation> citations;
  private final Topic<byte[], DeadLetter> deadLetters;
  private final Clock clock;

  RecordMessages(TopicCatalogue topics, Clock clock) {
    this.citations = topics.citations();
    this.deadLetters = topics.deadLetters();
    this.clock = clock;
  }

  ProducerRecord<byte[], byte[]> message(PubmedRecord record) {
    if (record instanceof Article article) {
      return citation(article.citation());
    }
    if (record instanceof Deletion deletion) {
      return message(citations, key(deletion.pmid()), null, TombstoneHeaders.of(deletion));
    }
    return deadLetter((Unreadable) record);
  }

  /** The tombstone of an article that a baseline no longer has. */
  ProducerRecord<byte[], byte[]> vanished(String pmid, Baseline baseline) {
    return message(citations, key(pmid), null, TombstoneHeaders.of(baseline));
  }

  private ProducerRecord<byte[], byte[]> citation(Citation citation) {
    Headers headers = new RecordHeaders();
    byte[] value = citations.value().serializer().serialize(citations.name(), headers, citation);
    return message(citations, key(citation.getPmid()), value, headers);
  }

  private ProducerRecord<byte[], byte[]> deadLetter(Unreadable record) {
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setStage(STAGE)
            .setReason(record.reason().label())
            .setMessage(record.message())
            .setSourceFile(record.place())
            .setValue(ByteBuffer.wrap(record.content()))
            .setFailedAt(clock.instant())
            .build();
    Headers headers = new RecordHeaders();
    byte[] value = deadLetters.value().serializer().serialize(deadLetters.name(), headers, letter);
    return message(deadLetters, null, value, headers);
  }

  private static ProducerRecord<byte[], byte[]> message(
      Topic<?, ?> topic, byte[] key, byte[] value, Headers headers) {
    return new ProducerRecord<>(topic.name(), null, null, key, value, headers);
  }

  private static byte[] key(String pmid) {
    return pmid.getBytes(StandardCharsets.UTF_8);
  }
}
