package io.litmill.bench.peers;

import io.litmill.architecture.Architecture;
import io.litmill.bench.peers.SourceWeights.Weight;
import io.litmill.checkpoint.source.SourceModel;
import java.util.List;
import java.util.Map;

/**
 * BERT with a token head as ONNX Runtime likes it best: with the fused operations that its own
 * optimiser for transformers makes of an export.
 */
final class OnnxBert {
  private final OnnxModel model = new OnnxModel();
  private final Architecture architecture;
  private final SourceWeights weights;
  private final OnnxProducts products;

  private OnnxBert(SourceModel source, boolean int8) {
    this.architecture = source.architecture();
    this.weights = new SourceWeights(source);
    this.products = new OnnxProducts(model, int8);
  }

  /** Inputs input_ids, token_type_ids and attention_mask [B, S]; output logits [B, S, labels]. */
  static OnnxModel of(SourceModel source, boolean int8) {
    OnnxBert bert = new OnnxBert(source, int8);
    bert.model.input("input_ids", OnnxModel.INT32);
    bert.model.input("token_type_ids", OnnxModel.INT32);
    bert.model.input("attention_mask", OnnxModel.INT32);
    String states = bert.embeddings();
    for (int layer = 0; layer < source.architecture().layers(); layer++) {
      states = bert.layer("layers/" + layer, states);
    }
    bert.classifier(states);
    bert.model.output("logits", 3, source.labels().size());
    return bert.model;
  }

  private String embeddings() {
    for (String name : List.of("word", "position", "token_type", "norm/gamma", "norm/beta")) {
      initial("embeddings/" + name);
    }
    model.node(
        "EmbedLayerNormalization",
        List.of(
            "input_ids",
            "token_type_ids",
            "embeddings/word",
            "embeddings/position",
            "embeddings/token_type",
            "embeddings/norm/gamma",
            "embeddings/norm/beta",
            "attention_mask"),
        List.of("embeddings", "mask_index"),
        epsilon());
    return "embeddings";
  }

  private String layer(String name, String states) {
    String attention = name + "/attention";
    String context =
        products.attention(
            states,
            attention,
            joined(attention, "kernel"),
            joined(attention, "bias"),
            architecture.heads());
    String attended =
        residualNorm(context, attention + "/output", states, name + "/attention/norm");
    String intermediate = name + "/feed_forward/intermediate";
    String product =
        products.product(attended, intermediate, weights.inOut(intermediate + "/kernel"));
    initial(intermediate + "/bias");
    model.node(
        "BiasGelu",
        List.of(product, intermediate + "/bias"),
        List.of(intermediate + "/activated"),
        Map.of());
    return residualNorm(
        intermediate + "/activated",
        name + "/feed_forward/output",
        attended,
        name + "/feed_forward/norm");
  }

  private Weight joined(String attention, String part) {
    return Weight.joined(
        weights.inOut(attention + "/query/" + part),
        weights.inOut(attention + "/key/" + part),
        weights.inOut(attention + "/value/" + part));
  }

  /** norm(residual + x·W + b). */
  private String residualNorm(String x, String linear, String residual, String norm) {
    String product = products.product(x, linear, weights.inOut(linear + "/kernel"));
    initial(linear + "/bias");
    initial(norm + "/gamma");
    initial(norm + "/beta");
    model.node(
        "SkipLayerNormalization",
        List.of(product, residual, norm + "/gamma", norm + "/beta", linear + "/bias"),
        List.of(norm + "/states"),
        epsilon());
    return norm + "/states";
  }

  private void classifier(String states) {
    String product = products.product(states, "classifier", weights.inOut("classifier/kernel"));
    initial("classifier/bias");
    model.node("Add", List.of(product, "classifier/bias"), List.of("logits"), Map.of());
  }

  private void initial(String name) {
    products.float32(name, weights.inOut(name));
  }

  private Map<String, Number> epsilon() {
    return Map.of("epsilon", (float) architecture.layerNormEpsilon());
  }
}
