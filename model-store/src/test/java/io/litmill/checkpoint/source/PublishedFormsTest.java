package io.litmill.checkpoint.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.architecture.Family;
import io.litmill.architecture.Task;
import io.litmill.checkpoint.CheckpointException;
import io.litmill.checkpoint.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The small checkpoints of the test resources, each in the form a published model has. */
class PublishedFormsTest {
  private static final Path CHECKPOINTS = Path.of("src/test/resources/checkpoints");
  private static final Path MALFORMED = CHECKPOINTS.resolve("malformed");

  /** Folder, task the user must give, family, task, labels, weights. */
  private static final String FORMS =
      """
      bent-ner, , BERT, TOKEN, 3, 39
      bert-bfloat16, , BERT, TOKEN, 3, 39
      bert-float16, , BERT, TOKEN, 3, 39
      bert-gelu-new, , BERT, TOKEN, 3, 39
      bert-question, , BERT, QUESTION, 0, 39
      bert-sequence-multi-label, , BERT, MULTI_LABEL, 3, 41
      bert-sequence-regression, , BERT, REGRESSION, 1, 41
      bert-sequence-single-label, , BERT, SINGLE_LABEL, 4, 41
      bert-sharded, , BERT, TOKEN, 3, 39
      bert-token, , BERT, TOKEN, 3, 39
      bio-clinicalbert, , BERT, ENCODER, 0, 39
      biobert-mnli, SINGLE_LABEL, BERT, SINGLE_LABEL, 3, 41
      biobert-squad, , BERT, QUESTION, 0, 39
      biobert-v1.1, , BERT, ENCODER, 0, 39
      bioelectra, , ELECTRA, ENCODER, 0, 37
      biogpt, , BIOGPT, CAUSAL_LM, 0, 36
      biogpt-large, , BIOGPT, CAUSAL_LM, 0, 36
      biogpt-large-pubmedqa, , BIOGPT, CAUSAL_LM, 0, 36
      biogpt-sequence, , BIOGPT, SINGLE_LABEL, 3, 37
      biogpt-token, , BIOGPT, TOKEN, 3, 38
      biolinkbert, , BERT, ENCODER, 0, 39
      biomedbert, , BERT, ENCODER, 0, 37
      bluebert, , BERT, ENCODER, 0, 39
      distilbert-question, , DISTILBERT, QUESTION, 0, 38
      distilbert-sequence-multi-label, , DISTILBERT, MULTI_LABEL, 3, 40
      distilbert-sequence-regression, , DISTILBERT, REGRESSION, 1, 40
      distilbert-sequence-single-label, , DISTILBERT, SINGLE_LABEL, 2, 40
      distilbert-token, , DISTILBERT, TOKEN, 86, 38
      electra-embedding-projection, , ELECTRA, TOKEN, 3, 41
      electra-question, , ELECTRA, QUESTION, 0, 39
      electra-sequence-multi-label, , ELECTRA, MULTI_LABEL, 3, 41
      electra-sequence-regression, , ELECTRA, REGRESSION, 1, 41
      electra-sequence-single-label, , ELECTRA, SINGLE_LABEL, 4, 41
      electra-token, , ELECTRA, TOKEN, 3, 39
      roberta-question, , ROBERTA, QUESTION, 0, 39
      roberta-sequence-multi-label, , ROBERTA, MULTI_LABEL, 3, 41
      roberta-sequence-regression, , ROBERTA, REGRESSION, 1, 41
      roberta-sequence-single-label, , ROBERTA, SINGLE_LABEL, 4, 41
      roberta-token, , ROBERTA, TOKEN, 2, 39
      tf1-biobert, , BERT, ENCODER, 0, 39
      tf1-biobert-ner, TOKEN, BERT, TOKEN, 7, 39
      tf1-biobert-qa, , BERT, QUESTION, 0, 39
      tf1-biobert-re, SINGLE_LABEL, BERT, SINGLE_LABEL, 2, 41
      tf1-bluebert, , BERT, ENCODER, 0, 39
      tf1-two-shards, , BERT, ENCODER, 0, 39
      """;

  @ParameterizedTest
  @CsvSource(textBlock = FORMS)
  void everyWeightIsFoundAndNoTensorIsLeftUnexplained(
      String folder, Task given, Family family, Task task, int labels, int weights)
      throws IOException {
    Overrides overrides = new Overrides(Optional.ofNullable(given), List.of());
    SourceModel model = SourceModel.read(CHECKPOINTS.resolve(folder), overrides);
    assertThat(model.architecture().family()).isEqualTo(family);
    assertThat(model.task()).isEqualTo(task);
    assertThat(model.labels()).hasSize(labels);
    assertThat(model.weights()).hasSize(weights);
    assertThat(model.unused().unexpected()).isEmpty();
  }

  @Test
  void theTableNamesEveryCheckpoint() throws IOException {
    Set<String> named =
        FORMS.lines().map(line -> line.split(",", 2)[0]).collect(Collectors.toSet());
    named.add("malformed");
    named.add("tf1-partitioned");
    try (Stream<Path> folders = Files.list(CHECKPOINTS)) {
      assertThat(folders.filter(Files::isDirectory))
          .extracting(folder -> folder.getFileName().toString())
          .containsExactlyInAnyOrderElementsOf(named);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "tf1-partitioned; word_embeddings is stored in 2 slices",
        "tf1-biobert-ner; give --task token",
        "biobert-mnli; give --task single-label",
        "malformed/pickle-only; pytorch_model.bin is a Python pickle",
        "malformed/relative-positions; position_embedding_type \"relative_key\"",
        "malformed/shard-missing; which is missing",
        "malformed/shard-outside-folder; which is no file name"
      })
  void refusesAndSaysWhy(String folder, String message) {
    assertThatThrownBy(() -> SourceModel.read(CHECKPOINTS.resolve(folder), Overrides.none()))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining(message);
  }

  static Stream<Path> malformedFiles() throws IOException {
    try (Stream<Path> files = Files.list(MALFORMED)) {
      return files
          .filter(file -> file.toString().endsWith(".safetensors"))
          .filter(file -> !file.endsWith("well-formed.safetensors"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("malformedFiles")
  void malformedFileIsRefusedByName(Path file) {
    assertThatThrownBy(() -> Checkpoints.open(file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void wellFormedFileIsRead() throws IOException {
    Checkpoints.open(MALFORMED.resolve("well-formed.safetensors")).close();
  }
}
