package io.litmill.checkpoint.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.architecture.Task;
import io.litmill.checkpoint.CheckpointException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.ndarray.Shape;

class TaskAndLabelsTest {
  private static final String SEQUENCE =
      "\"architectures\":[\"BertForSequenceClassification\"],\"model_type\":\"bert\"";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "regression, 1, REGRESSION",
    "single_label_classification, 3, SINGLE_LABEL",
    "multi_label_classification, 3, MULTI_LABEL",
    "'', 1, REGRESSION"
  })
  void problemTypeNamesTheTask(String problemType, int outputs, Task task) throws IOException {
    String config = SEQUENCE + ",\"problem_type\":\"" + problemType + "\"";
    SourceModel model = read(sequence(outputs), config, Overrides.none());
    assertThat(model.task()).isEqualTo(task);
    assertThat(model.labels()).hasSize(outputs);
    assertThat(model.weights()).containsKeys("pooler/kernel", "classifier/kernel");
  }

  @Test
  void severalOutputsWithoutProblemTypeAskTheUser() throws IOException {
    assertThatThrownBy(() -> read(sequence(3), SEQUENCE, Overrides.none()))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContainingAll("--task single-label", "--task multi-label");
    assertThat(read(sequence(3), SEQUENCE, Overrides.task(Task.MULTI_LABEL)).task())
        .isEqualTo(Task.MULTI_LABEL);
  }

  @Test
  void regressionReadsOneOutput() {
    assertThatThrownBy(() -> read(sequence(3), SEQUENCE, Overrides.task(Task.REGRESSION)))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("classifier.weight has 3 outputs, but task regression reads one");
  }

  @Test
  void encoderLeavesTheHead() throws IOException {
    SourceModel model = read(sequence(3), SEQUENCE, Overrides.task(Task.ENCODER));
    assertThat(model.weights()).containsKey("pooler/kernel").doesNotContainKey("classifier/kernel");
    assertThat(model.unused().otherHeads()).containsExactly("classifier.bias", "classifier.weight");
  }

  @Test
  void questionHasTwoOutputsAndNoLabels() throws IOException {
    SmallBert bert = SmallBert.huggingFace("bert.").layer("qa_outputs", 2, 4);
    SourceModel model =
        read(bert, "\"architectures\":[\"BertForQuestionAnswering\"]", Overrides.none());
    assertThat(model.task()).isEqualTo(Task.QUESTION);
    assertThat(model.labels()).isEmpty();
    assertThat(model.weights().get("classifier/kernel").shape()).isEqualTo(Shape.of(4, 2));
  }

  @Test
  void taskWithoutHeadInTheFamilyIsRefused() {
    assertThatThrownBy(() -> read(sequence(3), SEQUENCE, Overrides.task(Task.CAUSAL_LM)))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContainingAll(
            "bert model has no head for task causal-lm", "token, single-label");
  }

  @Test
  void taskWithoutHeadInTheFileNamesWhatIsMissing() {
    assertThatThrownBy(
            () ->
                read(
                    SmallBert.huggingFace("bert."),
                    "\"model_type\":\"bert\"",
                    Overrides.task(Task.SINGLE_LABEL).withLabels(List.of("no", "yes"))))
        .hasMessageContainingAll(
            "missing: bert.pooler.dense.weight, expected [4, 4]",
            "missing: classifier.weight, expected [2, 4]");
  }

  @Test
  void numberedLabelsAreNoted() throws IOException {
    String config = SEQUENCE + ",\"id2label\":{\"0\":\"LABEL_0\",\"1\":\"LABEL_1\"}";
    SourceModel model = read(sequence(2), config, Overrides.task(Task.SINGLE_LABEL));
    assertThat(model.labels()).containsExactly("LABEL_0", "LABEL_1");
    assertThat(model.notes()).singleElement().asString().contains("only numbered", "--labels");
  }

  @Test
  void absentLabelsAreNumberedAndNoted() throws IOException {
    SourceModel model = read(sequence(2), SEQUENCE, Overrides.task(Task.SINGLE_LABEL));
    assertThat(model.labels()).containsExactly("LABEL_0", "LABEL_1");
    assertThat(model.notes()).singleElement().asString().contains("names no labels");
  }

  @Test
  void wrongCountOfLabelsIsRefused() {
    Overrides two = new Overrides(Optional.of(Task.SINGLE_LABEL), List.of("a", "b"));
    assertThatThrownBy(() -> read(sequence(3), SEQUENCE, two))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining(
            "classifier.weight has 3 outputs, but --labels names 2 labels: [a, b]");
  }

  @Test
  void labelsForATaskWithoutAreRefused() {
    Overrides labels = Overrides.task(Task.ENCODER).withLabels(List.of("a"));
    assertThatThrownBy(() -> read(sequence(1), SEQUENCE, labels))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("labels [a] were given, but task encoder has none");
  }

  @Test
  void labelGivenTwiceIsRefused() {
    assertThatThrownBy(() -> Overrides.none().withLabels(List.of("a", "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[a, a] name one twice");
  }

  private static SmallBert sequence(int outputs) {
    return SmallBert.huggingFace("bert.")
        .layer("bert.pooler.dense", 4, 4)
        .layer("classifier", outputs, 4);
  }

  private SourceModel read(SmallBert bert, String config, Overrides overrides) throws IOException {
    return SourceModel.read(bert.writeSafetensors(folder, config), overrides);
  }
}
