package io.litmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.litmill.corpus.DataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code litmill model evaluate} on a small tagger with random weights. */
class ModelEvaluateTest {
  @TempDir static Path store;
  @TempDir Path work;

  @BeforeAll
  static void importOnce() {
    Path checkpoint =
        Path.of("..", "model-store", "src", "test", "resources", "checkpoints", "bert-sharded");
    CommandRun run =
        CommandRun.of(
            "model", "import", checkpoint.toString(), "--name", "genes", "--store", store + "");
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @BeforeEach
  void data() throws IOException {
    Files.writeString(work.resolve("dev.tsv"), "p53\tB-protein\nin\tO\nmice\tO\n");
    Files.writeString(work.resolve("more.tsv"), "KRAS\tB-Gene\n");
  }

  private CommandRun evaluate(String... args) {
    List<String> all =
        new ArrayList<>(
            List.of("model", "evaluate", "--bundle", "genes", "--store", store.toString()));
    all.addAll(List.of("--data-folder", work.toString(), "--threads", "1"));
    all.addAll(Arrays.asList(args));
    return CommandRun.of(all.toArray(String[]::new));
  }

  @Test
  void aTableByTypeAndOverall() {
    CommandRun run = evaluate("--data", "conll:protein=Gene:dev.tsv", "more.tsv");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("genes@")
        .contains("conll:protein=Gene:dev.tsv")
        .contains("conll:more.tsv")
        .contains("all data together")
        .contains("tokens/s");
  }

  @Test
  void theReportAsJson() throws IOException {
    CommandRun run = evaluate("--data", "more.tsv", "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode report = new ObjectMapper().readTree(run.out());
    assertThat(report.path("bundle").asText()).startsWith("genes@");
    JsonNode score = report.path("results").path(0).path("score");
    assertThat(score.path("by-kind").path("Gene").path("gold").asInt()).isEqualTo(1);
    assertThat(score.path("figures").has("f1")).isTrue();
  }

  @Test
  void theDevDataOfARecipe() throws IOException {
    Path recipe = work.resolve("recipe.json");
    Files.writeString(
        recipe,
        """
        {"task": "token", "types": ["Gene"], "train": [{"data": "conll:more.tsv"}],
         "dev": [{"data": "conll:protein=Gene:dev.tsv", "weight": 2}]}
        """);
    CommandRun run = evaluate("--recipe", recipe.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("conll:protein=Gene:dev.tsv").doesNotContain("more.tsv");
    Files.writeString(recipe, "{\n\"train\"");
    assertWrongUsage(evaluate("--recipe", recipe.toString()), recipe + "");
  }

  @Test
  void wrongUsageIsSaid() {
    assertWrongUsage(evaluate(), "no data to evaluate on: give --data or --recipe");
    assertWrongUsage(evaluate("--data", "brat:x"), "data format \"brat\" is not known");
    assertWrongUsage(evaluate("--data", "conll:a=:x"), "\"a=\" is not CORPUS_TYPE=TYPE");
    assertWrongUsage(
        evaluate("--data", "more.tsv", "--precision", "int8"), "precision \"int8\" is none of");
    assertWrongUsage(evaluate("--data", "more.tsv", "--baselines"), "--baselines needs --recipe");
    assertWrongUsage(evaluate("--data", "more.tsv", "--device", "tpu"), "device \"tpu\"");
  }

  private static void assertWrongUsage(CommandRun run, String message) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(message).contains("Usage: litmill model evaluate");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void whatFailsIsSaidInALine() throws IOException {
    assertFails(evaluate("--data", "conll:missing"), "there is no file");
    Files.writeString(work.resolve("bad"), "p53 B-Gene\n");
    assertFails(evaluate("--data", "conll:bad"), "bad line 1: \"p53 B-Gene\"; expected TOKEN TAB");
    Files.writeString(work.resolve("labels"), "1\ta\tyes\n");
    assertFails(evaluate("--data", "labels"), "labelled texts; bundle genes is for task token");
  }

  private static void assertFails(CommandRun run, String message) {
    assertThat(run.exitCode()).as(run.out()).isEqualTo(1);
    assertThat(run.err()).contains(message).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void helpNamesAllFormats() {
    String help = evaluate("--help").out();
    for (String described : DataSource.formats().split("\\), ")) {
      assertThat(help).contains("  " + described.substring(0, described.indexOf(' ')) + " ");
    }
  }
}
