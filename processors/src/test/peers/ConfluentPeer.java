import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes and reads a topic with Confluent's own serializers. It is run as a source file in a
 * process of its own, for those serializers come with other versions of Kafka and Avro.
 *
 * <pre>
 * write BROKER REGISTRY TOPIC SCHEMA JSON [KEY=VALUE…]   a record of the schema file, from JSON
 * read  BROKER REGISTRY TOPIC COUNT                      prints keys, values, and whether writing them again gives the same bytes
 * </pre>
 */
public final class ConfluentPeer {
  public static void main(String[] args) throws Exception {
    if (args[0].equals("write")) {
      write(args);
    } else {
      read(args[1], args[2], args[3], Integer.parseInt(args[4]));
    }
  }

  private static void write(String[] args) throws Exception {
    Schema schema = new Schema.Parser().parse(Files.readString(Path.of(args[4])));
    GenericRecord record =
        new GenericDatumReader<GenericRecord>(schema)
            .read(null, DecoderFactory.get().jsonDecoder(schema, args[5]));
    Map<String, Object> configs = new HashMap<>();
    configs.put("schema.registry.url", args[2]);
    for (String more : Arrays.asList(args).subList(6, args.length)) {
      configs.put(more.substring(0, more.indexOf('=')), more.substring(more.indexOf('=') + 1));
    }
    KafkaAvroSerializer serializer = new KafkaAvroSerializer();
    serializer.configure(configs, false);
    byte[] message = serializer.serialize(args[3], record);
    Properties properties = new Properties();
    properties.put("bootstrap.servers", args[1]);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(args[3], message)).get();
      producer.send(new ProducerRecord<>(args[3], (byte[]) null)).get();
    }
  }

  private static void read(String broker, String registry, String topic, int count)
      throws Exception {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", broker);
    properties.put("group.id", "confluent-peer");
    properties.put("auto.offset.reset", "earliest");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic));
      for (int seen = 0; seen < count; ) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          tell("key", registry, topic, record.key(), true);
          tell("value", registry, topic, record.value(), false);
          seen++;
        }
      }
    }
  }

  private static void tell(
      String side, String registry, String topic, byte[] message, boolean isKey) {
    Map<String, Object> configs =
        Map.of("schema.registry.url", registry, "auto.register.schemas", false);
    KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();
    deserializer.configure(configs, isKey);
    Object record = deserializer.deserialize(topic, message);
    KafkaAvroSerializer serializer = new KafkaAvroSerializer();
    serializer.configure(configs, isKey);
    boolean same = Arrays.equals(message, serializer.serialize(topic, record));
    System.out.println(side + (same ? " same " : " DIFFERENT ") + record);
  }
}
