package io.litmill.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Rules, dashboards and runbook fit each other. That their metrics exist in a scrape is asserted
 * where a scrape is at hand: by the test of the demo, and by that of the containers.
 */
class MonitoringTest {
  @Test
  void everyAlertHasItsHeadingWithMeaningCheckAndAction() throws IOException {
    String runbook = Files.readString(OperationsFiles.OPS.resolve("runbook.md"));
    List<String> sections = List.of(runbook.split("(?m)^## "));
    List<String> headings =
        sections.stream().skip(1).map(section -> section.lines().findFirst().orElse("")).toList();
    assertThat(headings).containsExactlyElementsOf(alerts());
    assertThat(sections.subList(1, sections.size()))
        .allSatisfy(
            section -> assertThat(section).contains("**Meaning.**", "**Check.**", "**Action.**"));
  }

  @Test
  void everyAlertSaysHowBadItIsAndWhatItSees() throws IOException {
    for (JsonNode rule : OperationsFiles.rules()) {
      if (rule.has("alert")) {
        String alert = rule.path("alert").asText();
        assertThat(rule.path("labels").path("severity").asText())
            .as(alert)
            .isIn("warning", "critical");
        assertThat(rule.path("annotations").path("summary").asText()).as(alert).isNotBlank();
        assertThat(rule.path("annotations").path("description").asText()).as(alert).isNotBlank();
      }
    }
  }

  @Test
  void everyAlertIsTestedByPromtool() throws IOException {
    JsonNode tests =
        OperationsFiles.yaml(OperationsFiles.OPS.resolve("prometheus/litmill-rules-test.yml"));
    assertThat(new HashSet<>(tests.findValuesAsText("alertname"))).containsAll(alerts());
  }

  @Test
  void recordedMetricsAreRecorded() throws IOException {
    Set<String> recorded =
        OperationsFiles.rules().stream()
            .filter(rule -> rule.has("record"))
            .map(rule -> rule.path("record").asText())
            .collect(Collectors.toSet());
    assertThat(recorded).containsAll(OperationsFiles.recordedMetrics());
  }

  @Test
  void dashboardsReadTheProvisionedSourceAndTheirPanelsHavePlacesOfTheirOwn() throws IOException {
    JsonNode sources =
        OperationsFiles.yaml(
            OperationsFiles.OPS.resolve("grafana/provisioning/datasources/prometheus.yaml"));
    String source = sources.path("datasources").path(0).path("uid").asText();
    for (JsonNode dashboard : OperationsFiles.dashboards()) {
      String title = dashboard.path("title").asText();
      assertThat(title).isNotBlank();
      Set<String> places = new HashSet<>();
      Set<Integer> ids = new HashSet<>();
      for (JsonNode panel : dashboard.path("panels")) {
        String name = title + ": " + panel.path("title").asText();
        assertThat(ids.add(panel.path("id").asInt())).as(name).isTrue();
        takePlaces(places, panel.path("gridPos"), name);
        if (!panel.path("type").asText().equals("row")) {
          assertThat(panel.path("datasource").path("uid").asText()).as(name).isEqualTo(source);
          assertThat(panel.path("description").asText()).as(name).isNotBlank();
          assertThat(panel.path("targets").size()).as(name).isPositive();
        }
      }
    }
  }

  private static void takePlaces(Set<String> places, JsonNode grid, String name) {
    for (int x = grid.path("x").asInt(); x < grid.path("x").asInt() + grid.path("w").asInt(); x++) {
      for (int y = grid.path("y").asInt();
          y < grid.path("y").asInt() + grid.path("h").asInt();
          y++) {
        assertThat(x).as(name).isLessThan(24);
        assertThat(places.add(x + "," + y)).as("%s at %d,%d", name, x, y).isTrue();
      }
    }
  }

  @Test
  void promtoolAcceptsTheRulesAndTheirTestsPass() throws Exception {
    boolean there =
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
    assumeTrue(there, "promtool is not on the PATH: install prometheus");
    promtool("check", "rules", "litmill-rules.yml");
    promtool("test", "rules", "litmill-rules-test.yml");
  }

  private static void promtool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(OperationsFiles.RULES.getParent().toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(said).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }

  private static List<String> alerts() throws IOException {
    return OperationsFiles.rules().stream()
        .filter(rule -> rule.has("alert"))
        .map(rule -> rule.path("alert").asText())
        .toList();
  }
}
