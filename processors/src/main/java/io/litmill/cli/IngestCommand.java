package io.litmill.cli;

import io.litmill.ingest.PubmedSource;
import io.litmill.ingest.PubmedSources;
import io.litmill.ingest.kafka.IngestCounts;
import io.litmill.ingest.kafka.IngestSettings;
import io.litmill.ingest.kafka.PubmedIngest;
import io.litmill.registry.SchemaRegistry;
import io.litmill.settings.Configuration;
import io.litmill.settings.Settings;
import io.litmill.topics.TopicCatalogue;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code litmill ingest}. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = {
      "Sends PubMed XML to Kafka: citations and deletions to pubmed.citations.v1, what cannot be"
          + " read to biomed.dlq.v1.",
      "Files named as PubMed names them (pubmed26n0001.xml.gz) are sent in the order of their"
          + " numbers, then all others. Each record is sent once: a file that went through is left"
          + " out, one that was broken off goes on where it was. Where FILE.md5 lies beside a file,"
          + " the file must have that digest.",
      "The exit code is 1 if anything was unreadable, although all else was sent."
    })
final class IngestCommand implements Callable<Integer> {
  @Mixin private DeploymentOptions deployment;
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH|URL",
      description =
          "Files (.xml, .xml.gz, .tar.gz), folders, http(s) URLs of files or (ending in /) of"
              + " folders, - for the standard input")
  private List<String> arguments;

  @Option(names = "--again", description = "Also send files that went through before")
  private boolean again;

  @Option(
      names = "--transactional-id",
      paramLabel = "ID",
      description =
          "Name of this sender; a second ingest of the same name ends the first. Default:"
              + " litmill-ingest behind the topics' prefix")
  private String transactionalId;

  @Option(names = "--json", description = "Print the summary as one line of JSON")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Configuration configuration = deployment.configuration();
    List<PubmedSource> sources = PubmedSources.of(arguments);
    IngestReport report = new IngestReport(spec.commandLine(), sources, System::nanoTime);
    IngestCounts counts;
    boolean stopped;
    try (PubmedIngest ingest = connect(configuration);
        ShutdownGuard guard = ShutdownGuard.calling(ingest::stop)) {
      counts = ingest.run(sources, report);
      stopped = ingest.isStopped();
    } finally {
      report.end();
    }
    report.print(counts, stopped, json);
    return counts.unreadable() > 0 || stopped ? 1 : 0;
  }

  private PubmedIngest connect(Configuration configuration) throws IOException {
    Map<String, Object> configs = new LinkedHashMap<>(configuration.kafka());
    configs.put("bootstrap.servers", configuration.get(Settings.BOOTSTRAP_SERVERS));
    configs.put("schema.registry.url", configuration.get(Settings.REGISTRY_URL));
    String prefix = configuration.optional(Settings.TOPIC_PREFIX).orElse("");
    IngestSettings settings = IngestSettings.defaults(prefix).withAgain(again);
    if (transactionalId != null) {
      settings = settings.withTransactionalId(transactionalId);
    }
    TopicCatalogue topics = TopicCatalogue.of(prefix, SchemaRegistry.connect(configs), configs);
    return PubmedIngest.connect(configs, topics, settings);
  }
}
