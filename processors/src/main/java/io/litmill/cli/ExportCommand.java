package io.litmill.cli;

import io.litmill.export.ExportFiles;
import io.litmill.export.ExportFormat;
import io.litmill.export.GraphWriter;
import io.litmill.export.TripletExport;
import io.litmill.export.TripletExport.Summary;
import io.litmill.export.TripletFilter;
import io.litmill.mill.OrderlyEnd;
import io.litmill.registry.SchemaRegistry;
import io.litmill.scan.TopicScan;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import io.litmill.settings.Configuration;
import io.litmill.settings.Settings;
import io.litmill.topics.Topic;
import io.litmill.topics.TopicCatalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code litmill export}. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the facts that hold: the last value of each key of biomed.triplets.v1 as it is now,"
          + " without what was withdrawn.",
      "kgx: nodes.tsv and edges.tsv in a folder. neo4j-csv: nodes and relationships with headers in"
          + " files of their own, for neo4j-admin database import. jsonld: one document, to stdout"
          + " or a file.",
      "The files appear when all of them are complete. The same facts give the same bytes."
    })
final class ExportCommand implements Callable<Integer> {
  @Mixin private DeploymentOptions deployment;
  @Spec private CommandSpec spec;

  @Option(
      names = "--format",
      required = true,
      converter = ExportFormatConverter.class,
      description = "kgx, jsonld or neo4j-csv")
  private ExportFormat format;

  @Option(
      names = "--out",
      paramLabel = "DIR|FILE",
      description = "Folder of the files; for jsonld a file, default: stdout")
  private Path out;

  @Option(
      names = "--gzip",
      description = "Compress the files; .gz stands at the end of their names")
  private boolean gzip;

  @Option(
      names = "--predicate",
      paramLabel = "NAME",
      description = "Only statements of this Biolink predicate, such as affects. May be repeated.")
  private final Set<String> predicates = new LinkedHashSet<>();

  @Option(
      names = "--min-confidence",
      paramLabel = "P",
      defaultValue = "0",
      description = "Only statements with this confidence or more, 0 to 1")
  private double minConfidence;

  @Option(names = "--affirmed-only", description = "Leave out what the text denies")
  private boolean affirmedOnly;

  @Option(
      names = "--linked-only",
      description = "Leave out statements about what no dictionary knows (litmill:TYPE:NAME)")
  private boolean linkedOnly;

  @Option(
      names = "--relationship-type",
      paramLabel = "NAME",
      description =
          "neo4j-csv: type of all relationships, STATEMENT for the sinks in ops/connect. Default:"
              + " the predicate of each")
  private String relationshipType;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description =
          "Where the table lies meanwhile, about as large as the topic. Default: beside the output,"
              + " or the folder for temporary files")
  private Path work;

  @Option(names = "--json", description = "Print the summary as one line of JSON")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    boolean toStdout = out == null;
    if (toStdout && (!format.isOneFile() || gzip)) {
      throw new ParameterException(
          spec.commandLine(), "--out is missing: %s needs one".formatted(gzip ? "--gzip" : format));
    }
    if (relationshipType != null && format != ExportFormat.NEO4J_CSV) {
      throw new ParameterException(spec.commandLine(), "--relationship-type is of neo4j-csv only");
    }
    ExportReport report = new ExportReport(spec.commandLine(), System::nanoTime);
    TripletExport export = export(report);
    try (OrderlyEnd end = OrderlyEnd.calling(report::stop);
        PassingFolder folder = PassingFolder.createIn(workFolder(), ".litmill-export-")) {
      Summary summary =
          toStdout ? exportToStdout(export, folder.path()) : exportToFiles(export, folder.path());
      report.print(
          summary, json, toStdout ? spec.commandLine().getErr() : spec.commandLine().getOut());
    } finally {
      report.end();
    }
    return 0;
  }

  private TripletExport export(ExportReport report) throws IOException {
    Configuration configuration = deployment.configuration();
    Map<String, String> kafka = configuration.kafka();
    kafka.putIfAbsent("bootstrap.servers", configuration.get(Settings.BOOTSTRAP_SERVERS));
    kafka.putIfAbsent("schema.registry.url", configuration.get(Settings.REGISTRY_URL));
    String prefix = configuration.optional(Settings.TOPIC_PREFIX).orElse("");
    Topic<TripletKey, Triplet> topic =
        TopicCatalogue.of(prefix, SchemaRegistry.connect(kafka), kafka).triplets();
    return new TripletExport(new TopicScan(kafka), topic, filter(), report);
  }

  private TripletFilter filter() {
    try {
      return new TripletFilter(predicates, minConfidence, affirmedOnly, linkedOnly);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--min-confidence: " + e.getMessage(), e);
    }
  }

  private Path workFolder() {
    if (work != null) {
      return work;
    }
    return out == null ? Path.of(System.getProperty("java.io.tmpdir")) : outFolder();
  }

  private Path outFolder() {
    Path absolute = out.toAbsolutePath();
    return format.isOneFile() ? absolute.getParent() : absolute;
  }

  private Summary exportToStdout(TripletExport export, Path table) throws IOException {
    PrintWriter stdout = spec.commandLine().getOut();
    Summary summary = export.run(table, ExportFormat.jsonLd(stdout));
    if (stdout.checkError()) {
      throw new IOException("stdout cannot be written to: the reader is gone or the disk full");
    }
    return summary;
  }

  private Summary exportToFiles(TripletExport export, Path table) throws IOException {
    String name = out.getFileName().toString();
    boolean named = format.isOneFile() && name.endsWith(".gz");
    try (ExportFiles files = new ExportFiles(outFolder(), gzip || named)) {
      String file = named ? name.substring(0, name.length() - ".gz".length()) : name;
      GraphWriter writer = format.writer(files, file, Optional.ofNullable(relationshipType));
      Summary summary = export.run(table, writer);
      files.publish();
      return summary;
    }
  }
}
