package io.litmill.biogpt;

import io.litmill.architecture.Architecture;
import io.litmill.graph.AttentionShape;
import io.litmill.graph.Kernels;
import io.litmill.graph.PackedInputs;
import io.litmill.graph.StoredLayers;
import io.litmill.graph.Weights;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * The decoder of BioGPT (Luo et al. 2022): each token sees the tokens before it, normalisation
 * comes before each block and once more at the end.
 */
public final class BioGptDecoder {
  private final Ops tf;
  private final Architecture architecture;
  private final Kernels kernels;
  private final StoredLayers layers;
  private final Weights weights;
  private final Operand<TFloat32> wordEmbeddings;

  public BioGptDecoder(Ops tf, Architecture architecture, Kernels kernels, Weights weights) {
    this.tf = tf;
    this.architecture = architecture;
    this.kernels = kernels;
    this.weights = weights;
    this.layers = new StoredLayers(weights, architecture.layerNormEpsilon());
    this.wordEmbeddings =
        layers.table("embeddings/word", architecture.vocabularySize(), architecture.hiddenSize());
  }

  /** Hidden states after the final normalisation: [N, hiddenSize]. */
  public Operand<?> hiddenStates(PackedInputs inputs) {
    AttentionShape shape = inputs.attentionShape(architecture);
    Operand<TFloat32> bias = inputs.attentionBias(true);
    Operand<?> states = kernels.fromFloat32(embeddings(inputs));
    weights.endGroup();
    for (int layer = 0; layer < architecture.layers(); layer++) {
      states = layer("layers/" + layer, states, shape, bias);
      weights.endGroup();
    }
    return kernels.norm(states, layers.norm("final_norm", architecture.hiddenSize()));
  }

  /** Scores of every token of the vocabulary to come next: [N, vocabularySize]; tied weights. */
  public Operand<TFloat32> nextTokenLogits(Operand<?> states) {
    return tf.linalg.matMul(kernels.toFloat32(states), wordEmbeddings, MatMul.transposeB(true));
  }

  private Operand<TFloat32> embeddings(PackedInputs inputs) {
    Operand<TFloat32> words = tf.gather(wordEmbeddings, inputs.tokens(), tf.constant(0));
    Operand<TFloat32> positions =
        tf.gather(
            layers.table(
                "embeddings/position", architecture.positions(), architecture.hiddenSize()),
            tf.math.add(inputs.positions(), tf.constant(architecture.positionOffset())),
            tf.constant(0));
    Operand<TFloat32> scale = tf.constant((float) architecture.embeddingScale());
    return tf.math.add(tf.math.mul(words, scale), positions);
  }

  private Operand<?> layer(
      String name, Operand<?> states, AttentionShape shape, Operand<TFloat32> bias) {
    int size = architecture.hiddenSize();
    int inner = architecture.intermediateSize();

    Operand<?> normed = kernels.norm(states, layers.norm(name + "/attention/norm", size));
    Operand<?> projection =
        kernels.linear(
            normed, layers.attentionProjection(name + "/attention", size, architecture.headSize()));
    Operand<?> context = kernels.attention(projection, shape, bias);
    Operand<?> attended =
        kernels.linearResidual(
            context, layers.linear(name + "/attention/output", size, size), states);

    Operand<?> normedAgain = kernels.norm(attended, layers.norm(name + "/feed_forward/norm", size));
    Operand<?> intermediate =
        kernels.linearActivated(
            normedAgain,
            layers.linear(name + "/feed_forward/intermediate", size, inner),
            architecture.activation());
    return kernels.linearResidual(
        intermediate, layers.linear(name + "/feed_forward/output", inner, size), attended);
  }
}
