package io.litmill.replay;

import io.litmill.registry.SchemaRegistry;
import io.litmill.settings.Configuration;
import io.litmill.settings.Settings;
import io.litmill.topics.TopicCatalogue;
import io.litmill.topology.LedgerSettings;
import io.litmill.topology.LedgerSettings.Withdrawal;
import io.litmill.topology.StreamSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * The live application, and what its replays are called.
 *
 * @param client settings of the connections to Kafka and the Schema Registry
 * @param settings of the live stream
 * @param topics of the live stream
 */
public record Deployment(
    Map<String, Object> client,
    StreamSettings settings,
    TopicCatalogue topics,
    SchemaRegistry registry) {
  public Deployment {
    client = Map.copyOf(client);
  }

  /** The deployment that a configuration describes. */
  public static Deployment of(Configuration configuration) {
    Map<String, Object> client = new LinkedHashMap<>(configuration.kafka());
    client.put("bootstrap.servers", configuration.get(Settings.BOOTSTRAP_SERVERS));
    client.put("schema.registry.url", configuration.get(Settings.REGISTRY_URL));
    StreamSettings settings = StreamSettings.of(configuration);
    SchemaRegistry registry = SchemaRegistry.connect(client);
    return new Deployment(
        client, settings, TopicCatalogue.of(settings.topicPrefix(), registry, client), registry);
  }

  /** The topics of a run: it reads the live citations, and all else is its own. */
  public TopicCatalogue topics(RunId run) {
    TopicCatalogue own =
        TopicCatalogue.of(run.topicPrefix(settings.topicPrefix()), registry, client);
    return new TopicCatalogue(
        topics.citations(),
        own.annotations(),
        own.triplets(),
        own.documentLabels(),
        own.retractions(),
        own.deadLetters());
  }

  /**
   * Settings of a run's stream. Its withdrawals are tombstones, for its topics are read as tables.
   */
  StreamSettings settings(RunId run) {
    return new StreamSettings(
        run.applicationId(settings.applicationId()),
        settings.threads(),
        settings.batch(),
        settings.commit(),
        settings.state(),
        new LedgerSettings(Withdrawal.BOTH, settings.ledger().policy()),
        run.topicPrefix(settings.topicPrefix()),
        withoutStaticMembers(settings.kafka()));
  }

  /** A static member stays in its group when it ends; a run is at rest as soon as it ends. */
  private static Map<String, String> withoutStaticMembers(Map<String, String> kafka) {
    Map<String, String> others = new LinkedHashMap<>(kafka);
    others.keySet().removeIf(key -> key.endsWith(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));
    return others;
  }

  /** The compacted topic in which all runs of this live application are kept. */
  String runsTopic() {
    return settings.topicPrefix() + settings.applicationId() + ".replays.v1";
  }

  /** Changelog of the ledger of an application, live or a run. */
  public static String ledgerTopic(String applicationId) {
    return applicationId + "-ledger-changelog";
  }

  static String pipelinesTopic(String applicationId) {
    return applicationId + "-pipelines-changelog";
  }

  static String waitingTopic(String applicationId) {
    return applicationId + "-waiting-changelog";
  }
}
