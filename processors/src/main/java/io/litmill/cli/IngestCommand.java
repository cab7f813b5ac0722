package io.litmill.cli;

import io.litmill.ingest.PubmedSource;
import io.litmill.ingest.PubmedSources;
import io.litmill.ingest.kafka.Baseline;
import io.litmill.ingest.kafka.BaselineIngest;
import io.litmill.ingest.kafka.BaselineIngest.Outcome;
import io.litmill.ingest.kafka.IngestCounts;
import io.litmill.ingest.kafka.IngestSettings;
import io.litmill.ingest.kafka.PubmedIngest;
import io.litmill.mill.OrderlyEnd;
import io.litmill.registry.SchemaRegistry;
import io.litmill.replay.Deployment;
import io.litmill.settings.Configuration;
import io.litmill.settings.Settings;
import io.litmill.topics.TopicCatalogue;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
      "The exit code is 1 if anything was unreadable, although all else was sent.",
      "With --baseline the files are all of a year's baseline. When they are through, articles that"
          + " were known before and stand neither in them nor in anything newer are withdrawn, with"
          + " the reason vanished_from_baseline: only if every file was read whole and nothing in"
          + " them is unreadable, else none is, and the exit code is 1."
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

  @Option(
      names = "--baseline",
      description = "The files are a whole yearly baseline; withdraw the articles that it lacks")
  private boolean baseline;

  @Option(
      names = "--baseline-files",
      paramLabel = "N",
      description =
          "How many files the baseline has. Default: the last is the one that is not as full as the"
              + " others.")
  private Integer baselineFiles;

  @Option(
      names = "--max-vanished",
      paramLabel = "PERCENT",
      defaultValue = "0.05",
      description =
          "Share of the known articles that a baseline may lack; of more, none is withdrawn."
              + " Default: ${DEFAULT-VALUE}")
  private double maxVanished;

  @Option(names = "--json", description = "Print the summary as one line of JSON")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Configuration configuration = deployment.configuration();
    checkBaselineOptions();
    List<PubmedSource> sources = PubmedSources.of(arguments);
    IngestReport report = new IngestReport(spec.commandLine(), sources, System::nanoTime);
    return baseline
        ? sendBaseline(configuration, sources, report)
        : send(configuration, sources, report);
  }

  private int send(Configuration configuration, List<PubmedSource> sources, IngestReport report)
      throws IOException {
    IngestCounts counts;
    boolean stopped;
    try (PubmedIngest ingest =
            PubmedIngest.connect(
                clients(configuration), topics(configuration), settings(configuration));
        OrderlyEnd end = OrderlyEnd.calling(ingest::stop)) {
      counts = ingest.run(sources, report);
      stopped = ingest.isStopped();
    } finally {
      report.end();
    }
    report.print(counts, stopped, json);
    return counts.unreadable() > 0 || stopped ? 1 : 0;
  }

  private int sendBaseline(
      Configuration configuration, List<PubmedSource> sources, IngestReport report)
      throws IOException {
    OptionalInt count = baselineFiles == null ? OptionalInt.empty() : OptionalInt.of(baselineFiles);
    Baseline files = Baseline.of(sources, count);
    Outcome outcome;
    boolean stopped;
    try (BaselineIngest ingest =
            BaselineIngest.connect(
                clients(configuration),
                topics(configuration),
                settings(configuration),
                Deployment.ledgerTopic(configuration.get(Settings.APPLICATION_ID)));
        OrderlyEnd end = OrderlyEnd.calling(ingest::stop)) {
      outcome = ingest.run(files, maxVanished / 100, report);
      stopped = ingest.isStopped();
    } finally {
      report.end();
    }
    report.print(outcome, stopped, json);
    return outcome.refusal().isPresent() || outcome.counts().unreadable() > 0 ? 1 : 0;
  }

  private void checkBaselineOptions() {
    if (!baseline && baselineFiles != null) {
      throw new ParameterException(spec.commandLine(), "--baseline-files is of --baseline only");
    }
    if (!(maxVanished >= 0 && maxVanished <= 100)) {
      throw new ParameterException(
          spec.commandLine(), "--max-vanished %s: allowed is 0 to 100".formatted(maxVanished));
    }
  }

  private Map<String, Object> clients(Configuration configuration) {
    Map<String, Object> configs = new LinkedHashMap<>(configuration.kafka());
    configs.put("bootstrap.servers", configuration.get(Settings.BOOTSTRAP_SERVERS));
    configs.put("schema.registry.url", configuration.get(Settings.REGISTRY_URL));
    return configs;
  }

  private TopicCatalogue topics(Configuration configuration) {
    Map<String, Object> configs = clients(configuration);
    return TopicCatalogue.of(prefix(configuration), SchemaRegistry.connect(configs), configs);
  }

  private IngestSettings settings(Configuration configuration) {
    IngestSettings settings = IngestSettings.defaults(prefix(configuration)).withAgain(again);
    return transactionalId == null ? settings : settings.withTransactionalId(transactionalId);
  }

  private static String prefix(Configuration configuration) {
    return configuration.optional(Settings.TOPIC_PREFIX).orElse("");
  }
}
