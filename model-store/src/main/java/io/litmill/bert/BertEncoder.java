package io.litmill.bert;

import io.litmill.architecture.Architecture;
import io.litmill.graph.AttentionShape;
import io.litmill.graph.Kernels;
import io.litmill.graph.Norm;
import io.litmill.graph.PackedInputs;
import io.litmill.graph.StoredLayers;
import io.litmill.graph.Weights;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The encoder of BERT (Devlin et al. 2019) and of its relatives, in the order of their checkpoints:
 * embeddings, then in each layer attention and feed-forward, normalised after each residual.
 */
public final class BertEncoder {
  private final Ops tf;
  private final Architecture architecture;
  private final Kernels kernels;
  private final StoredLayers layers;
  private final Weights weights;

  public BertEncoder(Ops tf, Architecture architecture, Kernels kernels, Weights weights) {
    this.tf = tf;
    this.architecture = architecture;
    this.kernels = kernels;
    this.weights = weights;
    this.layers = new StoredLayers(weights, architecture.layerNormEpsilon());
  }

  /** Hidden states of the last layer: [N, hiddenSize] in the working type of the kernels. */
  public Operand<?> hiddenStates(PackedInputs inputs) {
    AttentionShape shape = inputs.attentionShape(architecture);
    Operand<TFloat32> bias = inputs.attentionBias(false);
    Operand<?> states = embeddings(inputs);
    weights.endGroup();
    for (int layer = 0; layer < architecture.layers(); layer++) {
      states = layer("layers/" + layer, states, shape, bias);
      weights.endGroup();
    }
    return states;
  }

  private Operand<?> embeddings(PackedInputs inputs) {
    int width = architecture.embeddingSize();
    Operand<TFloat32> sum =
        tf.math.add(
            rows("embeddings/word", architecture.vocabularySize(), inputs.tokens()),
            rows("embeddings/position", architecture.positions(), positions(inputs)));
    if (architecture.tokenTypes() > 0) {
      sum =
          tf.math.add(
              sum, rows("embeddings/token_type", architecture.tokenTypes(), inputs.tokenTypes()));
    }
    Operand<?> states =
        kernels.embeddingNorm(kernels.fromFloat32(sum), layers.norm("embeddings/norm", width));
    if (width == architecture.hiddenSize()) {
      return states;
    }
    return kernels.linear(
        states, layers.linear("embeddings/projection", width, architecture.hiddenSize()));
  }

  private Operand<TInt32> positions(PackedInputs inputs) {
    return architecture.positionOffset() == 0
        ? inputs.positions()
        : tf.math.add(inputs.positions(), tf.constant(architecture.positionOffset()));
  }

  private Operand<TFloat32> rows(String table, int rows, Operand<TInt32> indices) {
    return tf.gather(
        layers.table(table, rows, architecture.embeddingSize()), indices, tf.constant(0));
  }

  private Operand<?> layer(
      String name, Operand<?> states, AttentionShape shape, Operand<TFloat32> bias) {
    int size = architecture.hiddenSize();
    int inner = architecture.intermediateSize();

    Operand<?> projection =
        kernels.linear(
            states, layers.attentionProjection(name + "/attention", size, architecture.headSize()));
    Operand<?> context = kernels.attention(projection, shape, bias);
    Norm attentionNorm = layers.norm(name + "/attention/norm", size);
    Operand<?> attended =
        kernels.linearResidualNorm(
            context, layers.linear(name + "/attention/output", size, size), states, attentionNorm);

    Operand<?> intermediate =
        kernels.linearActivated(
            attended,
            layers.linear(name + "/feed_forward/intermediate", size, inner),
            architecture.activation());
    Norm outputNorm = layers.norm(name + "/feed_forward/norm", size);
    return kernels.linearResidualNorm(
        intermediate,
        layers.linear(name + "/feed_forward/output", inner, size),
        attended,
        outputNorm);
  }
}
