package io.litmill.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The alert rules, dashboards and runbook of the repository's folder {@code ops}. */
public final class OperationsFiles {
  public static final Path OPS = Path.of("..", "ops");
  static final Path RULES = OPS.resolve("prometheus/litmill-rules.yml");

  private static final Pattern METRIC = Pattern.compile("\\b(?:litmill|jvm|process)_[a-z0-9_]+\\b");
  private static final Pattern RECORDED = Pattern.compile("\\bjob:[a-z0-9_]+(?::[a-z0-9]+)?");

  private OperationsFiles() {}

  /** Names of all metrics that a rule or a dashboard reads from a scrape. */
  public static Set<String> scrapedMetrics() throws IOException {
    return found(METRIC, expressions().stream().map(OperationsFiles::withoutRecorded).toList());
  }

  /** Names of recorded metrics that something reads. */
  static Set<String> recordedMetrics() throws IOException {
    return found(RECORDED, expressions());
  }

  private static String withoutRecorded(String expression) {
    return RECORDED.matcher(expression).replaceAll("");
  }

  private static Set<String> found(Pattern pattern, List<String> texts) {
    Set<String> found = new TreeSet<>();
    for (String text : texts) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        found.add(matcher.group());
      }
    }
    return found;
  }

  private static List<String> expressions() throws IOException {
    List<String> expressions = new ArrayList<>();
    rules().forEach(rule -> expressions.add(rule.path("expr").asText()));
    for (JsonNode dashboard : dashboards()) {
      dashboard.findValuesAsText("expr").forEach(expressions::add);
      dashboard.path("templating").findValuesAsText("query").forEach(expressions::add);
    }
    return expressions;
  }

  /** All rules, alerts and recordings, in the order of the file. */
  static List<JsonNode> rules() throws IOException {
    List<JsonNode> rules = new ArrayList<>();
    yaml(RULES).path("groups").forEach(group -> group.path("rules").forEach(rules::add));
    return rules;
  }

  static List<JsonNode> dashboards() throws IOException {
    try (Stream<Path> files = Files.list(OPS.resolve("grafana/dashboards"))) {
      return files.sorted().map(OperationsFiles::json).toList();
    }
  }

  private static JsonNode json(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  static JsonNode yaml(Path file) throws IOException {
    return new ObjectMapper().valueToTree(new Yaml().load(Files.readString(file)));
  }
}
