package io.litmill.topology;

import io.litmill.ledger.LedgerPolicy;
import io.litmill.ledger.LedgerPolicy.Handling;
import io.litmill.settings.Configuration;
import io.litmill.settings.Setting;
import io.litmill.settings.Settings;
import io.litmill.topology.LedgerSettings.Withdrawal;
import io.litmill.topology.StateSettings.Store;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Settings of a stream.
 *
 * @param applicationId consumer group, prefix of the internal topics and of the transactional ids
 * @param threads stream threads of this instance; all share the annotator
 * @param topicPrefix stands before the names of topics
 * @param kafka settings of Kafka's clients and of Kafka Streams, by their own names
 */
public record StreamSettings(
    String applicationId,
    int threads,
    BatchSettings batch,
    CommitSettings commit,
    StateSettings state,
    LedgerSettings ledger,
    String topicPrefix,
    Map<String, String> kafka) {
  public StreamSettings {
    Objects.requireNonNull(applicationId, "applicationId");
    Objects.requireNonNull(batch, "batch");
    Objects.requireNonNull(commit, "commit");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(ledger, "ledger");
    Objects.requireNonNull(topicPrefix, "topicPrefix");
    kafka = Map.copyOf(kafka);
    StreamProperties.refuseFixed(kafka);
  }

  /**
   * Those of a configuration.
   *
   * @throws IllegalArgumentException naming the key, its value and what is allowed
   */
  public static StreamSettings of(Configuration configuration) {
    return new StreamSettings(
        configuration.get(Settings.APPLICATION_ID),
        configuration.get(Settings.THREADS),
        new BatchSettings(
            configuration.get(Settings.BATCH_RECORDS),
            configuration.get(Settings.BATCH_CHARACTERS),
            configuration.get(Settings.BATCH_WAIT)),
        new CommitSettings(
            configuration.get(Settings.COMMIT_INTERVAL),
            configuration.get(Settings.TRANSACTION_TIMEOUT)),
        state(configuration),
        ledger(configuration),
        configuration.optional(Settings.TOPIC_PREFIX).orElse(""),
        configuration.kafka());
  }

  /**
   * The application's own topic for what records of retraction notices say about other articles. It
   * has as many partitions as the citations topic.
   */
  public String noticesTopic() {
    return topicPrefix + applicationId + ".retraction-notices.v1";
  }

  /** Whether the instance keeps its name, and so its partitions, over a restart. */
  boolean staticMember() {
    return kafka.keySet().stream()
        .anyMatch(key -> key.matches("((main\\.)?consumer\\.)?group\\.instance\\.id"));
  }

  private static StateSettings state(Configuration configuration) {
    Path standard = Path.of(System.getProperty("user.home"), ".litmill", "state");
    return new StateSettings(
        choice(Store.class, configuration, Settings.STATE_STORE),
        configuration.optional(Settings.STATE).orElse(standard),
        configuration.get(Settings.STANDBYS),
        configuration.get(Settings.REPLICATION));
  }

  private static LedgerSettings ledger(Configuration configuration) {
    return new LedgerSettings(
        choice(Withdrawal.class, configuration, Settings.WITHDRAWALS),
        new LedgerPolicy(
            choice(Handling.class, configuration, Settings.RETRACTED),
            choice(Handling.class, configuration, Settings.CONCERN)));
  }

  private static <E extends Enum<E>> E choice(
      Class<E> type, Configuration configuration, Setting<String> setting) {
    return Enum.valueOf(type, configuration.get(setting).toUpperCase(Locale.ROOT));
  }
}
