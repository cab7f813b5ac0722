package io.litmill.topology;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What anybody's consumer does: reads committed records of the topic of triplets, keeps the last
 * value of each key, forgets keys with tombstones. It knows Kafka, Avro and the registry's way to
 * give a schema for an id, and nothing of Litmill.
 */
final class PlainConsumer implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String registry;
  private final Map<Integer, Schema> schemas = new HashMap<>();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  /** By the key's fields, in their order. */
  private final Map<String, GenericRecord> table = new TreeMap<>();

  private long records;

  PlainConsumer(String bootstrap, String registry, String topic) {
    this.registry = registry;
    Map<String, Object> configs = new HashMap<>();
    configs.put("bootstrap.servers", bootstrap);
    configs.put("isolation.level", "read_committed");
    configs.put("enable.auto.commit", false);
    configs.put("auto.offset.reset", "earliest");
    consumer =
        new KafkaConsumer<>(configs, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads what is committed now, up to the end of a transaction in each partition. */
  void catchUp() throws IOException, InterruptedException {
    Map<TopicPartition, Long> stable = consumer.endOffsets(partitions);
    while (partitions.stream().anyMatch(p -> consumer.position(p) < stable.get(p))) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
        records++;
        String key = decode(record.key()).toString();
        if (record.value() == null) {
          table.remove(key);
        } else {
          table.put(key, decode(record.value()));
        }
      }
    }
  }

  private GenericRecord decode(byte[] message) throws IOException, InterruptedException {
    ByteBuffer buffer = ByteBuffer.wrap(message);
    if (buffer.get() != 0) {
      throw new IOException("no message in the registry's format");
    }
    Schema schema = schema(buffer.getInt());
    return new GenericDatumReader<GenericRecord>(schema)
        .read(
            null,
            DecoderFactory.get()
                .binaryDecoder(message, buffer.position(), buffer.remaining(), null));
  }

  private Schema schema(int id) throws IOException, InterruptedException {
    Schema known = schemas.get(id);
    if (known == null) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(registry + "/schemas/ids/" + id)).build(),
              HttpResponse.BodyHandlers.ofString());
      known =
          new Schema.Parser()
              .parse(new ObjectMapper().readTree(answer.body()).get("schema").asText());
      schemas.put(id, known);
    }
    return known;
  }

  /** How many records it has read. */
  long records() {
    return records;
  }

  /** What it knows of each article: "subject predicate object bundle", by PMID. */
  Map<String, Set<String>> facts() {
    Map<String, Set<String>> facts = new TreeMap<>();
    for (GenericRecord triplet : table.values()) {
      facts
          .computeIfAbsent(triplet.get("pmid").toString(), pmid -> new TreeSet<>())
          .add(
              "%s %s %s %s"
                  .formatted(
                      triplet.get("subject"),
                      triplet.get("predicate"),
                      triplet.get("object"),
                      triplet.get("model_bundle_id")));
    }
    return facts;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
