package io.litmill.checkpoint.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.architecture.Task;
import io.litmill.checkpoint.CheckpointException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.ndarray.Shape;

class TensorFlowSourceTest {
  @TempDir Path folder;

  @Test
  void kernelsKeepTheirOrientation() throws IOException {
    SourceModel model = read(SmallBert.tensorFlow(), Overrides.none());
    assertThat(model.task()).isEqualTo(Task.ENCODER);
    WeightSource kernel = model.weights().get("layers/0/feed_forward/intermediate/kernel");
    assertThat(kernel.transposed()).isFalse();
    assertThat(kernel.tensor().shape()).isEqualTo(Shape.of(4, 6));
    assertThat(model.weights()).containsKey("pooler/kernel");
  }

  @Test
  void headWithoutTaskAsksTheUser() {
    assertThatThrownBy(() -> read(withHead(7), Overrides.none()))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContainingAll("output_weights", "--task token", "multi-label", "regression");
  }

  @Test
  void sevenOutputsOfATaggerAreTakenForBioBerts() throws IOException {
    SourceModel model = read(withHead(7), Overrides.task(Task.TOKEN));
    assertThat(model.labels()).containsExactly("[PAD]", "B", "I", "O", "X", "[CLS]", "[SEP]");
    assertThat(model.notes()).singleElement().asString().contains("BioBERT");
    assertThat(model.weights().get("classifier/kernel").transposed()).isTrue();
    assertThat(model.unused().otherHeads())
        .containsExactly("bert/pooler/dense/bias", "bert/pooler/dense/kernel");
    assertThat(model.unused().unexpected()).isEmpty();
  }

  @Test
  void labelsOfTheUserGoBeforeBioBerts() throws IOException {
    List<String> labels = List.of("0", "1", "2", "3", "4", "5", "6");
    SourceModel model = read(withHead(7), Overrides.task(Task.TOKEN).withLabels(labels));
    assertThat(model.labels()).isEqualTo(labels);
    assertThat(model.notes()).isEmpty();
  }

  @Test
  void sequenceHeadReadsThePooler() throws IOException {
    SourceModel model = read(withHead(3), Overrides.task(Task.SINGLE_LABEL));
    assertThat(model.weights()).containsKeys("pooler/kernel", "classifier/bias");
    assertThat(model.labels()).hasSize(3);
  }

  @Test
  void questionHeadIsKnownByItsName() throws IOException {
    SmallBert bert =
        SmallBert.tensorFlow()
            .with("cls/squad/output_weights", 2, 4)
            .with("cls/squad/output_bias", 2);
    assertThat(read(bert, Overrides.none()).task()).isEqualTo(Task.QUESTION);
  }

  @Test
  void slotsOfTheOptimiserAndTheStepAreSkipped() throws IOException {
    SmallBert bert =
        SmallBert.tensorFlow()
            .with("bert/embeddings/word_embeddings/adam_m", 7, 4)
            .with("bert/encoder/layer_0/output/dense/kernel/adam_v", 6, 4)
            .with("bert/embeddings/word_embeddings/AdamWeightDecayOptimizer_1", 7, 4)
            .with("bert/pooler/dense/kernel/BERTAdam", 4, 4)
            .with("bert/pooler/dense/kernel/BERTAdam_1", 4, 4)
            .with("beta1_power", 1)
            .with("cls/predictions/output_bias", 7);
    UnusedTensors unused = read(bert, Overrides.none()).unused();
    assertThat(unused.unexpected()).isEmpty();
    assertThat(unused.otherHeads()).containsExactly("cls/predictions/output_bias");
  }

  @Test
  void numberedNormalisationsAreRead() throws IOException {
    SmallBert bert = SmallBert.tensorFlow();
    String[] scopes = {
      "bert/embeddings", "bert/encoder/layer_0/attention/output", "bert/encoder/layer_0/output"
    };
    String[] numbered = {
      "/layer_normalization", "/layer_normalization_1", "/layer_normalization_2"
    };
    for (int i = 0; i < scopes.length; i++) {
      bert.without(scopes[i] + "/LayerNorm/gamma").with(scopes[i] + numbered[i] + "/gamma", 4);
      bert.without(scopes[i] + "/LayerNorm/beta").with(scopes[i] + numbered[i] + "/beta", 4);
    }
    SourceModel model = read(bert, Overrides.none());
    assertThat(model.weights().get("layers/0/feed_forward/norm/beta").tensor().name())
        .isEqualTo("bert/encoder/layer_0/output/layer_normalization_2/beta");
    assertThat(model.unused().unexpected()).isEmpty();
  }

  @Test
  void missingVariablesAreNamedWithTheirPrefix() {
    SmallBert bert = SmallBert.tensorFlow().without("bert/encoder/layer_0/output/dense/kernel");
    assertThatThrownBy(() -> read(bert, Overrides.none()))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("missing: bert/encoder/layer_0/output/dense/kernel, expected [6, 4]");
  }

  private static SmallBert withHead(int outputs) {
    return SmallBert.tensorFlow().with("output_weights", outputs, 4).with("output_bias", outputs);
  }

  private SourceModel read(SmallBert bert, Overrides overrides) throws IOException {
    return SourceModel.read(bert.writeTensorFlow(folder), overrides);
  }
}
