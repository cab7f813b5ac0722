package io.litmill.cli;

import io.litmill.provisioning.BrokerTopics;
import io.litmill.provisioning.Provisioning;
import io.litmill.provisioning.RegistrySubjects;
import io.litmill.registry.SchemaRegistry;
import io.litmill.settings.Configuration;
import io.litmill.settings.Settings;
import io.litmill.topics.TopicCatalogue;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code litmill topics create} and {@code check} have in common. */
final class ProvisioningOptions {
  private static final int MOST = Short.MAX_VALUE;

  @Mixin private DeploymentOptions deployment;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description =
          "Partitions of each topic. Default: "
              + TopicCatalogue.DEFAULT_PARTITIONS
              + " for a new one; another may have any number.")
  private Integer partitions;

  @Option(
      names = "--replication-factor",
      paramLabel = "N",
      description = "Replicas of each partition. Default: the broker's own.")
  private Integer replicas;

  /** Connects, does the work and disconnects. */
  int with(BiFunction<Provisioning, TopicCatalogue, Integer> work) throws IOException {
    OptionalInt partitionCount = positive("--partitions", partitions);
    OptionalInt replicaCount = positive("--replication-factor", replicas);
    Configuration configuration = deployment.configuration();
    Map<String, Object> clients = new HashMap<>(configuration.kafka());
    clients.put("bootstrap.servers", configuration.get(Settings.BOOTSTRAP_SERVERS));
    clients.put("schema.registry.url", configuration.get(Settings.REGISTRY_URL));
    SchemaRegistry registry = SchemaRegistry.connect(clients);
    TopicCatalogue catalogue =
        TopicCatalogue.of(
            configuration.optional(Settings.TOPIC_PREFIX).orElse(""), registry, clients);
    try (Admin admin = Admin.create(clients)) {
      Provisioning provisioning =
          new Provisioning(
              new BrokerTopics(admin, partitionCount, replicaCount),
              new RegistrySubjects(registry));
      return work.apply(provisioning, catalogue);
    } catch (KafkaException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw new KafkaException(
            "no Kafka broker answers at %s: %s"
                .formatted(clients.get("bootstrap.servers"), e.getCause().getMessage()),
            e);
      }
      throw e;
    }
  }

  private OptionalInt positive(String option, Integer value) {
    if (value != null && (value < 1 || value > MOST)) {
      throw new ParameterException(
          spec.commandLine(), "%s %d: must be 1 to %d".formatted(option, value, MOST));
    }
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
