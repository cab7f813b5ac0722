package io.litmill.checkpoint.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.architecture.Activation;
import io.litmill.architecture.Family;
import io.litmill.architecture.Task;
import io.litmill.checkpoint.CheckpointException;
import io.litmill.checkpoint.ElementType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.ndarray.Shape;

class SourceModelTest {
  private static final String TOKEN =
      "\"model_type\":\"bert\",\"architectures\":[\"BertForTokenClassification\"],"
          + "\"id2label\":{\"2\":\"I\",\"0\":\"O\",\"1\":\"B\"}";
  private static final String ENCODER = "\"model_type\":\"bert\",\"architectures\":[\"BertModel\"]";

  @TempDir Path folder;

  @Test
  void readsTaggerWithItsLabelsInTheOrderOfTheirIds() throws IOException {
    SourceModel model = read(tagger().with("bert.embeddings.position_ids", 1, 5), TOKEN);
    assertThat(model.task()).isEqualTo(Task.TOKEN);
    assertThat(model.labels()).containsExactly("O", "B", "I");
    assertThat(model.architecture().family()).isEqualTo(Family.BERT);
    assertThat(model.architecture().vocabularySize()).isEqualTo(7);
    assertThat(model.architecture().tokenTypes()).isEqualTo(2);
    assertThat(model.architecture().maxTokens()).isEqualTo(5);
    assertThat(model.architecture().layerNormEpsilon()).isEqualTo(1e-12);
    assertThat(model.architecture().activation()).isEqualTo(Activation.GELU);
    assertThat(model.unused().otherHeads()).isEmpty();
    assertThat(model.unused().unexpected()).isEmpty();
    assertThat(model.notes()).isEmpty();
  }

  @Test
  void linearLayersAreTransposedAndEmbeddingsAreNot() throws IOException {
    SourceModel model = read(tagger(), TOKEN);
    WeightSource intermediate = model.weights().get("layers/0/feed_forward/intermediate/kernel");
    assertThat(intermediate.shape()).isEqualTo(Shape.of(4, 6));
    assertThat(intermediate.tensor().shape()).isEqualTo(Shape.of(6, 4));
    assertThat(intermediate.transposed()).isTrue();
    assertThat(model.weights().get("embeddings/word").transposed()).isFalse();
    assertThat(model.weights().get("classifier/kernel").shape()).isEqualTo(Shape.of(4, 3));
    assertThat(model.weights()).hasSize(3 + 2 + 2 * 8 + 2);
  }

  @Test
  void bareEncoderHasNoPrefix() throws IOException {
    SourceModel model = read(SmallBert.huggingFace("").layer("pooler.dense", 4, 4), ENCODER);
    assertThat(model.task()).isEqualTo(Task.ENCODER);
    assertThat(model.labels()).isEmpty();
    assertThat(model.weights()).containsKeys("pooler/kernel", "pooler/bias");
  }

  @Test
  void encoderWithoutPoolerIsComplete() throws IOException {
    SourceModel model = read(SmallBert.huggingFace("bert."), ENCODER);
    assertThat(model.weights()).doesNotContainKey("pooler/kernel");
  }

  @Test
  void oldNamesOfNormalisationAreRead() throws IOException {
    SmallBert old =
        SmallBert.huggingFace("bert.")
            .without("bert.embeddings.LayerNorm.weight")
            .without("bert.embeddings.LayerNorm.bias")
            .with("bert.embeddings.LayerNorm.gamma", 4)
            .with("bert.embeddings.LayerNorm.beta", 4);
    assertThat(read(old, ENCODER).weights().get("embeddings/norm/gamma").tensor().name())
        .isEqualTo("bert.embeddings.LayerNorm.gamma");
  }

  @Test
  void bothSpellingsOfOneWeightAreRefused() {
    SmallBert both = SmallBert.huggingFace("bert.").with("bert.embeddings.LayerNorm.gamma", 4);
    assertThatThrownBy(() -> read(both, ENCODER))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContainingAll(
            "bert.embeddings.LayerNorm.gamma", "bert.embeddings.LayerNorm.weight", "remove one");
  }

  @Test
  void unusedTensorsAreSortedByWhetherTheyAreKnown() throws IOException {
    SmallBert bert =
        tagger()
            .layer("bert.pooler.dense", 4, 4)
            .with("cls.predictions.bias", 7)
            .with("bert.encoder.layer.1.output.dense.bias", 4);
    UnusedTensors unused = read(bert, TOKEN).unused();
    assertThat(unused.otherHeads())
        .containsExactly(
            "cls.predictions.bias", "bert.pooler.dense.bias", "bert.pooler.dense.weight");
    assertThat(unused.unexpected()).containsExactly("bert.encoder.layer.1.output.dense.bias");
  }

  @Test
  void allMissingAndMisshapenTensorsAreNamedAtOnce() {
    SmallBert bert =
        tagger()
            .without("bert.encoder.layer.0.attention.self.key.bias")
            .without("classifier.bias")
            .with("bert.encoder.layer.0.intermediate.dense.weight", 4, 6);
    assertThatThrownBy(() -> read(bert, TOKEN))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContainingAll(
            "model.safetensors",
            "missing: bert.encoder.layer.0.attention.self.key.bias, expected [4]",
            "missing: classifier.bias, expected [3]",
            "misshapen: bert.encoder.layer.0.intermediate.dense.weight, expected [6, 4], found [4, 6]");
  }

  @Test
  void missingWordEmbeddingsAreNamedWithTheConfiguredRows() {
    SmallBert bert = tagger().without("bert.embeddings.word_embeddings.weight");
    assertThatThrownBy(() -> read(bert, TOKEN))
        .hasMessageContaining("missing: bert.embeddings.word_embeddings.weight, expected [7, 4]");
  }

  @Test
  void rowsOfTheTensorsGoBeforeTheConfiguration() throws IOException {
    SourceModel model = read(tagger().with("bert.embeddings.word_embeddings.weight", 9, 4), TOKEN);
    assertThat(model.architecture().vocabularySize()).isEqualTo(9);
    assertThat(model.notes()).singleElement().asString().contains("has 9 rows", "makes 7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"F16", "BF16"})
  void halfPrecisionWeightsAreRead(ElementType type) throws IOException {
    SourceModel model = read(tagger().of(type), TOKEN);
    assertThat(model.weights().get("embeddings/word").tensor().type()).isEqualTo(type);
    assertThat(model.notes()).isEmpty();
  }

  @Test
  void narrowingOfDoublesIsNoted() throws IOException {
    assertThat(read(tagger().of(ElementType.F64), TOKEN).notes())
        .singleElement()
        .asString()
        .startsWith("23 weights are stored as F64");
  }

  @Test
  void integerWeightsAreRefused() {
    assertThatThrownBy(() -> read(tagger().of(ElementType.I8), TOKEN))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("of type I8: bert.embeddings.word_embeddings.weight");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "\"position_embedding_type\":\"relative_key\"; position_embedding_type \"relative_key\"",
        "\"is_decoder\":true; is_decoder is true",
        "\"hidden_act\":\"swish\"; activation \"swish\" is not supported",
        "\"num_attention_heads\":3; heads 3 does not divide hiddenSize 4",
        "\"num_attention_heads\":\"2\"; \"num_attention_heads\" is \"2\", not an integer",
        "\"num_attention_heads\":null; lacks \"num_attention_heads\"",
        "\"layer_norm_eps\":\"small\"; \"layer_norm_eps\" is \"small\", not a number",
        "\"model_type\":\"gpt2\"; model_type \"gpt2\" is not supported",
        "\"architectures\":[\"BertForMultipleChoice\"]; the head of BertForMultipleChoice is not"
            + " supported",
        "\"architectures\":[]; names no architectures",
        "\"id2label\":{\"0\":\"O\",\"2\":\"B\"}; ids [0, 2]",
        "\"id2label\":{\"zero\":\"O\"}; the key \"zero\"",
        "\"id2label\":{\"0\":\"O\",\"1\":\"B\"}; has 3 outputs, but",
        "\"id2label\":{\"0\":\"O\",\"1\":\"B\",\"2\":\"B\"}; names a label twice"
      })
  void unsupportedConfigurationIsRefused(String setting, String message) {
    assertThatThrownBy(() -> read(tagger(), TOKEN + "," + setting))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining(message);
  }

  @Test
  void relativePositionTensorsAreRefused() {
    SmallBert bert =
        tagger().with("bert.encoder.layer.0.attention.self.distance_embedding.weight", 9, 2);
    assertThatThrownBy(() -> read(bert, TOKEN))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContainingAll("distance_embedding", "relative positions");
  }

  @Test
  void missingConfigurationIsNamed() throws IOException {
    tagger().writeSafetensors(folder, TOKEN);
    Files.delete(folder.resolve("config.json"));
    assertThatThrownBy(() -> SourceModel.read(folder, Overrides.none()))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContainingAll("neither config.json nor bert_config.json");
  }

  @Test
  void familyIsToldByTheClassWhereTheModelTypeIsMissing() throws IOException {
    assertThat(read(tagger(), "\"architectures\":[\"BertForTokenClassification\"]").task())
        .isEqualTo(Task.TOKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bert.", ""})
  void familyIsToldByTheNamesWhereTheConfigurationIsSilent(String prefix) throws IOException {
    SourceModel model = read(SmallBert.huggingFace(prefix), "\"initializer_range\":0.02");
    assertThat(model.architecture().family()).isEqualTo(Family.BERT);
    assertThat(model.notes()).singleElement().asString().contains("taken for bert");
  }

  @Test
  void bareNamesWithOneTokenTypeMayBeRobertas() {
    SmallBert bert =
        SmallBert.huggingFace("").with("embeddings.token_type_embeddings.weight", 1, 4);
    assertThatThrownBy(() -> read(bert, "\"initializer_range\":0.02"))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContainingAll("names no model_type", "embeddings.LayerNorm.bias");
  }

  @Test
  void labelsOfTheUserGoBeforeThoseOfTheConfiguration() throws IOException {
    tagger().writeSafetensors(folder, TOKEN);
    Overrides labels = Overrides.none().withLabels(List.of("B", "I", "O"));
    assertThat(SourceModel.read(folder, labels).labels()).containsExactly("B", "I", "O");
  }

  private static SmallBert tagger() {
    return SmallBert.huggingFace("bert.").layer("classifier", 3, 4);
  }

  private SourceModel read(SmallBert bert, String config) throws IOException {
    return SourceModel.read(bert.writeSafetensors(folder, config), Overrides.none());
  }
}
