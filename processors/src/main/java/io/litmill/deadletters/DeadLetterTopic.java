package io.litmill.deadletters;

import io.litmill.scan.TopicScan;
import io.litmill.schemas.DeadLetter;
import io.litmill.topics.Topic;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Lists dead letters, and sends their records again to the topics that they came from: with the
 * key, value and headers that they had, each once. What was sent and that it was sent are one
 * transaction, and of two that send at the same time the earlier is stopped.
 */
public final class DeadLetterTopic {
  private static final int LETTERS_A_TRANSACTION = 100;

  private final Map<String, Object> client;
  private final Topic<byte[], DeadLetter> topic;
  private final RedrivenTopic redriven;
  private final Clock clock;

  /**
   * @param client settings of the connection, such as {@code bootstrap.servers}
   */
  public DeadLetterTopic(Map<String, ?> client, Topic<byte[], DeadLetter> topic, Clock clock) {
    this.client = new HashMap<>(client);
    this.topic = topic;
    this.redriven = new RedrivenTopic(this.client, topic.name());
    this.clock = clock;
  }

  /**
   * Hands over the dead letters that there are, partition by partition in their order.
   *
   * @throws org.apache.kafka.common.errors.SerializationException if one cannot be read
   */
  public void list(LetterFilter filter, Consumer<StoredLetter> reader) {
    list(filter, redriven.ids(), reader);
  }

  private void list(LetterFilter filter, Set<String> ids, Consumer<StoredLetter> reader) {
    new TopicScan(client)
        .read(
            topic.name(),
            record -> {
              StoredLetter stored = stored(record, ids);
              if (filter.takes(stored.letter())) {
                reader.accept(stored);
              }
            });
  }

  private StoredLetter stored(ConsumerRecord<byte[], byte[]> record, Set<String> ids) {
    DeadLetter letter =
        topic.value().deserializer().deserialize(topic.name(), record.headers(), record.value());
    StoredLetter stored = new StoredLetter(record.partition(), record.offset(), letter, false);
    return ids.contains(stored.id())
        ? new StoredLetter(record.partition(), record.offset(), letter, true)
        : stored;
  }

  /**
   * What became of dead letters.
   *
   * @param sent sent again now
   * @param before sent again earlier
   * @param impossible cannot be sent again
   */
  public record Redriven(int sent, int before, int impossible) {}

  /**
   * Sends the records of dead letters again that were not yet.
   *
   * @param reader hears of each letter that the filter takes, as it was before
   * @throws KafkaException if the broker refuses; letters of earlier transactions are sent and
   *     remembered, so that doing it again goes on
   */
  public Redriven redrive(LetterFilter filter, Consumer<StoredLetter> reader) {
    redriven.create();
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      producer.initTransactions();
      Sending sending = new Sending(producer);
      list(
          filter,
          redriven.ids(),
          letter -> {
            reader.accept(letter);
            sending.take(letter);
          });
      sending.commit();
      return sending.done();
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> configs = new HashMap<>(client);
    configs.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic.name() + ".redrive");
    configs.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, topic.settings().maxMessageBytes());
    return new KafkaProducer<>(configs, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Sends in transactions of some letters each. */
  private final class Sending {
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<StoredLetter> open = new ArrayList<>();
    private int sent;
    private int before;
    private int impossible;

    Sending(KafkaProducer<byte[], byte[]> producer) {
      this.producer = producer;
    }

    void take(StoredLetter letter) {
      if (letter.redriven()) {
        before++;
      } else if (letter.obstacle().isPresent()) {
        impossible++;
      } else {
        open.add(letter);
        if (open.size() == LETTERS_A_TRANSACTION) {
          commit();
        }
      }
    }

    void commit() {
      if (open.isEmpty()) {
        return;
      }
      try {
        producer.beginTransaction();
        for (StoredLetter letter : open) {
          producer.send(original(letter.letter()));
          producer.send(redriven.mark(letter, clock.instant()));
        }
        producer.commitTransaction();
      } catch (ProducerFencedException e) {
        throw new KafkaException(
            "another redrive of %s began; this one stops".formatted(topic.name()), e);
      }
      sent += open.size();
      open.clear();
    }

    Redriven done() {
      return new Redriven(sent, before, impossible);
    }
  }

  private static ProducerRecord<byte[], byte[]> original(DeadLetter letter) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(letter.getTopic(), bytes(letter.getKey()), bytes(letter.getValue()));
    letter.getHeaders().forEach((name, value) -> record.headers().add(name, bytes(value)));
    return record;
  }

  private static byte[] bytes(ByteBuffer buffer) {
    if (buffer == null) {
      return null;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
