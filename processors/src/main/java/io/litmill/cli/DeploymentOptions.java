package io.litmill.cli;

import io.litmill.mill.RunArguments;
import io.litmill.settings.Configuration;
import io.litmill.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which broker, registry and topics. */
final class DeploymentOptions {
  @Option(names = "--config", paramLabel = "FILE", description = "Properties file with settings.")
  private Path file;

  @Option(
      names = {"-P", "--property"},
      paramLabel = "KEY=VALUE",
      description =
          "A setting, with or without its prefix litmill.; kafka.KEY goes to Kafka's clients and"
              + " the Schema Registry client. May be repeated.")
  private final Map<String, String> values = new LinkedHashMap<>();

  @Option(
      names = {"--bootstrap", "--bootstrap-server", "--bootstrap-servers"},
      paramLabel = "HOST:PORT,…",
      description = "Kafka brokers; litmill.kafka.bootstrap.servers sets it too.")
  private String bootstrap;

  @Option(
      names = "--registry",
      paramLabel = "URL,…",
      description = "Schema Registry; litmill.kafka.schema.registry.url sets it too.")
  private String registry;

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      description = "Stands before the name of every topic; litmill.topics.prefix sets it too.")
  private String prefix;

  Configuration configuration() throws IOException {
    return arguments().configuration();
  }

  /** What the command line says, for a program that reads the other sources by itself. */
  RunArguments arguments() {
    Map<String, String> all = new LinkedHashMap<>(values);
    put(all, Settings.BOOTSTRAP_SERVERS.name(), bootstrap);
    put(all, Settings.REGISTRY_URL.name(), registry);
    put(all, Settings.TOPIC_PREFIX.name(), prefix);
    return new RunArguments(Optional.ofNullable(file), all);
  }

  private static void put(Map<String, String> all, String key, String value) {
    if (value != null) {
      all.put(key, value);
    }
  }
}
