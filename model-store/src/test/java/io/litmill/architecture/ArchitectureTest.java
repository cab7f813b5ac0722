package io.litmill.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {
  private static final String BERT =
      """
      {"family": "bert", "vocabularySize": 28996, "embeddingSize": 768, "hiddenSize": 768,
       "layers": 12, "heads": 12, "intermediateSize": 3072, "positions": 512, "positionOffset": 0,
       "tokenTypes": 2, "layerNormEpsilon": 1e-12, "activation": "gelu", "embeddingScale": 1}
      """;

  @Test
  void derivesTheHeadSizeAndTheLongestSequence() throws Exception {
    assertThat(with("heads", "12").headSize()).isEqualTo(64);
    assertThat(with("heads", "12").maxTokens()).isEqualTo(512);
    assertThat(with("positionOffset", "2").maxTokens()).isEqualTo(510);
  }

  @ParameterizedTest
  @CsvSource({
    "vocabularySize, 0, vocabularySize 0 is not positive",
    "embeddingSize, -1, embeddingSize -1 is not positive",
    "hiddenSize, 0, hiddenSize 0 is not positive",
    "layers, 0, layers 0 is not positive",
    "heads, 0, heads 0 is not positive",
    "heads, 7, heads 7 does not divide hiddenSize 768",
    "intermediateSize, 0, intermediateSize 0 is not positive",
    "positions, 0, positions 0 leaves no room above positionOffset 0",
    "positionOffset, 512, positions 512 leaves no room above positionOffset 512",
    "positionOffset, -1, positions 512 leaves no room above positionOffset -1",
    "tokenTypes, -1, tokenTypes -1 is negative",
    "layerNormEpsilon, 0, layerNormEpsilon 0.0 is not positive",
    "embeddingScale, 0, embeddingScale 0.0 is not positive",
    "activation, null, activation",
    "family, null, family",
  })
  void aValueThatIsNoneIsNamed(String field, String value, String message) {
    assertThatThrownBy(() -> with(field, value)).hasMessageContaining(message);
  }

  @ParameterizedTest
  @EnumSource(Task.class)
  void tasksAreReadByTheNamesThatTheyAreWrittenWith(Task task) {
    assertThat(Task.ofOptionName(task.optionName())).isEqualTo(task);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void familiesAreReadByTheNamesThatTheyAreWrittenWith(Family family) {
    assertThat(Family.ofModelType(family.modelType())).isEqualTo(family);
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void activationsAreReadByTheNamesThatTheyAreWrittenWith(Activation activation) {
    assertThat(Activation.ofConfigName(activation.configName())).isEqualTo(activation);
  }

  @Test
  void whatIsNotKnownIsAnsweredWithAllThatIs() {
    assertThatThrownBy(() -> Task.ofOptionName("nonsense")).hasMessageContaining("nonsense");
    for (Task task : Task.values()) {
      assertThatThrownBy(() -> Task.ofOptionName("x")).hasMessageContaining(task.optionName());
    }
    for (Family family : Family.values()) {
      assertThatThrownBy(() -> Family.ofModelType("t5")).hasMessageContaining(family.modelType());
    }
    for (Activation activation : Activation.values()) {
      assertThatThrownBy(() -> Activation.ofConfigName("swish"))
          .hasMessageContaining("\"swish\"")
          .hasMessageContaining(activation.configName());
    }
  }

  @Test
  void aLabelledTaskNeedsLabelsAndOthersHaveNone() throws Exception {
    Architecture bert = with("heads", "12");
    assertThatThrownBy(() -> new ModelForm(bert, Task.TOKEN, List.of(), true))
        .hasMessage("task token cannot have 0 labels");
    assertThatThrownBy(() -> new ModelForm(bert, Task.QUESTION, List.of("a", "b"), true))
        .hasMessage("task question cannot have 2 labels");
    assertThatThrownBy(() -> new ModelForm(bert, Task.TOKEN, List.of("O", "B", "O"), true))
        .hasMessage("a label stands twice in [O, B, O]");
    assertThatThrownBy(() -> new ModelForm(bert, Task.TOKEN, null, true)).hasMessage("labels");
  }

  @Test
  void decodersAndEncodersHaveTasksOfTheirOwn() throws Exception {
    assertThatThrownBy(() -> new ModelForm(with("heads", "12"), Task.CAUSAL_LM, List.of(), false))
        .hasMessage("task causal-lm needs a decoder, not bert");
    assertThatThrownBy(
            () -> new ModelForm(with("family", "\"biogpt\""), Task.QUESTION, List.of(), false))
        .hasMessage("task question needs an encoder, not a decoder");
  }

  @Test
  void onlyHeadsOverSequencesOfAnEncoderReadMarks() throws Exception {
    List<List<Integer>> marks = List.of(List.of(5, 6), List.of(7));
    List<String> labels = List.of("a", "b");
    Architecture bert = with("heads", "12");
    assertThat(new ModelForm(bert, Task.SINGLE_LABEL, labels, true, marks).marks())
        .isEqualTo(marks);
    assertThatThrownBy(() -> new ModelForm(bert, Task.TOKEN, labels, true, marks))
        .hasMessageContaining("not for task token of bert");
    assertThatThrownBy(
            () ->
                new ModelForm(
                    with("family", "\"biogpt\""), Task.SINGLE_LABEL, labels, false, marks))
        .hasMessageContaining("not for task single-label of biogpt");
    assertThatThrownBy(
            () -> new ModelForm(bert, Task.SINGLE_LABEL, labels, true, List.of(List.<Integer>of())))
        .hasMessageContaining("has no token");
  }

  @ParameterizedTest
  @CsvSource({
    "TOKEN, 3",
    "SINGLE_LABEL, 3",
    "MULTI_LABEL, 3",
    "REGRESSION, 1",
    "QUESTION, 2",
    "ENCODER, 768"
  })
  void theHeadHasAnOutputForEachAnswer(Task task, int outputs) throws Exception {
    List<String> labels = task.labelled() ? List.of("a", "b", "c") : List.of();
    assertThat(new ModelForm(with("heads", "12"), task, labels, true).outputs()).isEqualTo(outputs);
  }

  private static Architecture with(String field, String value) throws Exception {
    String changed = BERT.replaceFirst("(\"" + field + "\": )[^,}]*", "$1" + value);
    return new ObjectMapper().readValue(changed, Architecture.class);
  }
}
