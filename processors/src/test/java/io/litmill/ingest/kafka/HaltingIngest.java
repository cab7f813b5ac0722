package io.litmill.ingest.kafka;

import io.litmill.ingest.PubmedSources;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A program that ingests and is ended by force, without any of its own doing, when it has read a
 * number of records: arguments are the brokers, the registry, the prefix of the topics, that
 * number, and the file.
 */
public final class HaltingIngest {
  static final int HALTED = 99;

  private HaltingIngest() {}

  public static void main(String... arguments) throws Exception {
    Map<String, Object> configs =
        Map.of("bootstrap.servers", arguments[0], "schema.registry.url", arguments[1]);
    String prefix = arguments[2];
    long last = Long.parseLong(arguments[3]);
    IngestSettings settings =
        new IngestSettings(prefix, prefix + "ingest", 300, Duration.ofSeconds(5), false);
    IngestListener halt =
        new IngestListener() {
          @Override
          public void progress(IngestCounts counts) {
            if (counts.records() >= last) {
              Runtime.getRuntime().halt(HALTED);
            }
          }
        };
    try (PubmedIngest ingest =
        PubmedIngest.connect(configs, IngestPlatform.topics(prefix, configs), settings)) {
      ingest.run(PubmedSources.of(List.of(arguments[4])), halt);
    }
    System.exit(0);
  }
}
