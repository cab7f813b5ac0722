package io.litmill.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.litmill.bundle.Bundle;
import io.litmill.bundle.PublishedCheckpoints;
import io.litmill.corpus.DataSource;
import io.litmill.model.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small bundles with random weights, over the engine that annotates. */
class BundleEvaluationTest {
  @TempDir static Path store;
  @TempDir Path folder;

  private static Bundle tagger;

  @BeforeAll
  static void importOnce() throws IOException {
    tagger = PublishedCheckpoints.imported("bert-sharded", store);
  }

  private EvaluationReport evaluate(Bundle bundle, List<String> data, List<String> training)
      throws IOException, InterruptedException {
    return new BundleEvaluation(
            data.stream().map(DataSource::parse).toList(),
            training.stream().map(DataSource::parse).toList(),
            folder,
            Device.CPU,
            1,
            null,
            1)
        .of(bundle, line -> {});
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  @Test
  void aTaggerIsScoredOnEachDataSetAndOnAllTogether() throws IOException, InterruptedException {
    write("a.tsv", "p53\tB-Gene\nin\tO\n\nmice\tO\n");
    write("b.tsv", "KRAS\tB-GENE\nand\tO\nHER2\tB-GENE\n");
    EvaluationReport report =
        evaluate(tagger, List.of("conll:a.tsv", "conll:GENE=Gene:b.tsv"), List.of());
    assertThat(report.results()).hasSize(2);
    assertThat(report.results().get(0).score().byKind().get("Gene").gold()).isEqualTo(1);
    assertThat(report.results().get(1).score().byKind().get("Gene").gold()).isEqualTo(2);
    assertThat(report.overall().orElseThrow().byKind().get("Gene").gold()).isEqualTo(3);
    assertThat(report.overall().orElseThrow().size()).isEqualTo(3);
    assertThat(report.tokens()).as("with special tokens").isGreaterThanOrEqualTo(6 + 2 * 3);
    assertThat(EvaluationTable.of(report))
        .contains("conll:GENE=Gene:b.tsv")
        .contains("all data together")
        .containsPattern("Gene +3 +\\d+ +\\d+ ");
  }

  @Test
  void typesThatTheModelLacksAreMissed() throws IOException, InterruptedException {
    write("a.tsv", "cat\tB-Species\n");
    DatasetScore score =
        evaluate(tagger, List.of("conll:a.tsv"), List.of()).results().get(0).score();
    assertThat(score.byKind().get("Species").gold()).isEqualTo(1);
    assertThat(score.byKind().get("Species").found()).isZero();
    assertThat(score.main()).isZero();
  }

  @Test
  void aReportIsWrittenAsJson() throws IOException, InterruptedException {
    write("a.tsv", "p53\tB-Gene\n");
    EvaluationReport report = evaluate(tagger, List.of("conll:a.tsv"), List.of());
    JsonNode json = new ObjectMapper().valueToTree(report);
    assertThat(json.path("bundle").asText()).isEqualTo(tagger.id());
    JsonNode result = json.path("results").path(0);
    assertThat(result.path("data").asText()).isEqualTo("conll:a.tsv");
    assertThat(result.path("score").path("figures").has("f1")).isTrue();
    assertThat(result.path("score").path("by-kind").path("Gene").path("gold").asInt()).isEqualTo(1);
    assertThat(result.has("tokens-per-second")).isTrue();
  }

  @Test
  void aClassifierIsComparedWithBaselines() throws IOException, InterruptedException {
    Bundle classifier = PublishedCheckpoints.imported("bert-sequence-single-label", folder);
    write("train.tsv", "1\tbinds\tCPR:3\n2\tbinds x\tCPR:3\n3\tnothing\tfalse\n".repeat(8));
    write("dev.tsv", "1\tbinds\tCPR:3\n2\tnothing\tfalse\n3\tbinds y\tCPR:3\n");
    EvaluationReport report =
        evaluate(classifier, List.of("tsv:dev.tsv"), List.of("tsv:train.tsv"));
    EvaluationReport.Result result = report.results().get(0);
    assertThat(result.baselines()).containsOnlyKeys("linear", "majority", "most-frequent-positive");
    assertThat(result.baselines().get("linear").main()).isEqualTo(100);
    assertThat(result.baselines().get("most-frequent-positive").figures())
        .containsEntry("recall", 100.0);
    assertThat(EvaluationTable.of(report)).contains("baseline linear");
  }

  @Test
  void labelsOfSentencesAreScoredByDocument() throws IOException, InterruptedException {
    Bundle classifier = PublishedCheckpoints.imported("bert-sequence-multi-label", folder);
    String flags = "0_0,1_0,2_0,3_0,4_%d,5_0,6_0,7_0,8_0,9_0\ta\t%s\n";
    write(
        "hoc",
        "labels\tsentence\tindex\n" + flags.formatted(1, "7_s0") + flags.formatted(0, "7_s1"));
    DatasetScore score =
        evaluate(classifier, List.of("hallmarks:hoc"), List.of()).results().get(0).score();
    assertThat(score.size()).isEqualTo(1);
    assertThat(score.byKind()).hasSize(10);
  }

  @Test
  void similarityIsScoredByCorrelation() throws IOException, InterruptedException {
    Bundle regression = PublishedCheckpoints.imported("bert-sequence-regression", folder);
    write("s", "1\tp53 binds\tp53 is bound\t3.5\n2\tmice\tKRAS\t0\n3\ta cell\tthe cell\t2\n");
    DatasetScore score =
        evaluate(regression, List.of("biosses:s"), List.of()).results().get(0).score();
    assertThat(score.figures()).containsOnlyKeys("pearson");
    assertThat(score.main()).isBetween(-100.0, 100.0);
    assertThat(score.byKind()).isEmpty();
  }

  @Test
  void questionsAreScoredByTheirBestAnswers() throws IOException, InterruptedException {
    Bundle answerer = PublishedCheckpoints.imported("bert-question", folder);
    write(
        "q",
        """
        {"data": [{"paragraphs": [{"context": "p53 is a gene of mice and men. %s", "qas": [
          {"id": "1", "question": "Which gene?",
           "answers": [{"text": "p53", "answer_start": 0}]}]}]}]}
        """
            .formatted("It acts in cells. ".repeat(30)));
    DatasetScore score = evaluate(answerer, List.of("squad:q"), List.of()).results().get(0).score();
    assertThat(score.figures().keySet())
        .containsExactly("token-f1", "exact-match", "strict-accuracy", "lenient-accuracy", "mrr");
    assertThat(score.size()).isEqualTo(1);
  }

  @Test
  void dataOfAnotherTaskIsRefusedBeforeAnythingIsComputed() throws IOException {
    write("t", "1\ta\tCPR:3\n");
    assertThatThrownBy(() -> evaluate(tagger, List.of("tsv:t"), List.of()))
        .hasMessage(
            "tsv:t holds labelled texts; bundle bert-sharded is for task token and takes mentions");
    write("c.tsv", "p53\tB-Gene\n");
    Bundle classifier = PublishedCheckpoints.imported("bert-sequence-single-label", folder);
    assertThatThrownBy(() -> evaluate(classifier, List.of("conll:c.tsv"), List.of()))
        .hasMessage(
            "conll:c.tsv holds mentions; bundle bert-sequence-single-label is for task single-label"
                + " and takes labelled texts");
  }
}
