package io.litmill.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.litmill.broker.BrokerAnswers;
import io.litmill.scan.TopicScan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringSerializer;

/** The replays of a live application, in a compacted topic: JSON under the name of the run. */
public final class ReplayRuns {
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  private final Map<String, Object> client;
  private final String topic;
  private final int replication;

  public ReplayRuns(Deployment deployment) {
    this.client = deployment.client();
    this.topic = deployment.runsTopic();
    this.replication = deployment.settings().state().replication();
  }

  /** All runs that were not dropped, by name. */
  public Collection<ReplayRun> all() {
    Map<String, ReplayRun> runs = new TreeMap<>();
    try {
      new TopicScan(client)
          .read(
              topic,
              record -> {
                String id = new String(record.key(), StandardCharsets.UTF_8);
                if (record.value() == null) {
                  runs.remove(id);
                } else {
                  runs.put(id, read(record.value()));
                }
              });
    } catch (UnknownTopicOrPartitionException e) {
      return List.of();
    }
    return runs.values();
  }

  /** A run, if there is one of the name. */
  public Optional<ReplayRun> find(RunId id) {
    return all().stream().filter(run -> run.id().equals(id.text())).findFirst();
  }

  /**
   * A run.
   *
   * @throws ReplayException if there is none of the name
   */
  public ReplayRun get(RunId id) {
    return find(id)
        .orElseThrow(
            () ->
                new ReplayException(
                    "there is no replay %s; `litmill replay list` lists them".formatted(id)));
  }

  void put(ReplayRun run) {
    try {
      send(run.id(), JSON.writeValueAsString(run));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a run of plain fields has a JSON form", e);
    }
  }

  void remove(RunId id) {
    send(id.text(), null);
  }

  private void send(String key, String value) {
    create();
    Map<String, Object> configs = new HashMap<>(client);
    configs.put(ProducerConfig.ACKS_CONFIG, "all");
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(configs, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    } catch (ExecutionException e) {
      throw new KafkaException("%s: %s".formatted(topic, e.getCause().getMessage()), e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private void create() {
    NewTopic created =
        new NewTopic(
                topic,
                Optional.of(1),
                replication < 0 ? Optional.empty() : Optional.of((short) replication))
            .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    try (Admin admin = Admin.create(client)) {
      BrokerAnswers.unless(TopicExistsException.class, admin.createTopics(List.of(created)).all());
    }
  }

  private static ReplayRun read(byte[] value) {
    try {
      return JSON.readValue(value, ReplayRun.class);
    } catch (IOException e) {
      throw new KafkaException("a record of a replay cannot be read: " + e.getMessage(), e);
    }
  }
}
