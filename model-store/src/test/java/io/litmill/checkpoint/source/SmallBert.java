package io.litmill.checkpoint.source;

import io.litmill.checkpoint.ElementType;
import io.litmill.checkpoint.SafetensorsWriter;
import io.litmill.checkpoint.TensorFlowCheckpointWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes BERT checkpoints of one layer, in both forms and with what a test wants different. Sizes:
 * 7 words, 5 positions, 2 token types, hidden 4, feed-forward 6.
 */
final class SmallBert {
  static final String SIZES =
      "\"hidden_size\":4,\"num_hidden_layers\":1,\"num_attention_heads\":2,\"intermediate_size\":6,"
          + "\"vocab_size\":7,\"max_position_embeddings\":5,\"type_vocab_size\":2,"
          + "\"hidden_act\":\"gelu\"";

  private final Map<String, long[]> shapes = new LinkedHashMap<>();
  private ElementType type = ElementType.F32;

  private SmallBert() {}

  static SmallBert huggingFace(String prefix) {
    SmallBert bert = new SmallBert();
    bert.with(prefix + "embeddings.word_embeddings.weight", 7, 4);
    bert.with(prefix + "embeddings.position_embeddings.weight", 5, 4);
    bert.with(prefix + "embeddings.token_type_embeddings.weight", 2, 4);
    bert.layer(prefix + "embeddings.LayerNorm", 4);
    String layer = prefix + "encoder.layer.0.";
    bert.layer(layer + "attention.self.query", 4, 4);
    bert.layer(layer + "attention.self.key", 4, 4);
    bert.layer(layer + "attention.self.value", 4, 4);
    bert.layer(layer + "attention.output.dense", 4, 4);
    bert.layer(layer + "attention.output.LayerNorm", 4);
    bert.layer(layer + "intermediate.dense", 6, 4);
    bert.layer(layer + "output.dense", 4, 6);
    return bert.layer(layer + "output.LayerNorm", 4);
  }

  static SmallBert tensorFlow() {
    SmallBert bert = new SmallBert();
    bert.with("bert/embeddings/word_embeddings", 7, 4);
    bert.with("bert/embeddings/position_embeddings", 5, 4);
    bert.with("bert/embeddings/token_type_embeddings", 2, 4);
    bert.norm("bert/embeddings/LayerNorm", 4);
    String layer = "bert/encoder/layer_0/";
    bert.dense(layer + "attention/self/query", 4, 4);
    bert.dense(layer + "attention/self/key", 4, 4);
    bert.dense(layer + "attention/self/value", 4, 4);
    bert.dense(layer + "attention/output/dense", 4, 4);
    bert.norm(layer + "attention/output/LayerNorm", 4);
    bert.dense(layer + "intermediate/dense", 4, 6);
    bert.dense(layer + "output/dense", 6, 4);
    bert.norm(layer + "output/LayerNorm", 4);
    return bert.dense("bert/pooler/dense", 4, 4);
  }

  /** Adds a tensor or puts another in its place. */
  SmallBert with(String name, long... shape) {
    shapes.put(name, shape);
    return this;
  }

  SmallBert without(String name) {
    shapes.remove(name);
    return this;
  }

  SmallBert of(ElementType elementType) {
    type = elementType;
    return this;
  }

  /** PyTorch's layer: weight as given, bias over its first axis. */
  SmallBert layer(String name, long... weight) {
    return with(name + ".weight", weight).with(name + ".bias", weight[0]);
  }

  private SmallBert dense(String name, long in, long out) {
    return with(name + "/kernel", in, out).with(name + "/bias", out);
  }

  private SmallBert norm(String name, long width) {
    return with(name + "/gamma", width).with(name + "/beta", width);
  }

  Path writeSafetensors(Path folder, String config) throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter();
    shapes.forEach((name, shape) -> writer.random(name, type, shape));
    writer.write(folder.resolve("model.safetensors"));
    Files.writeString(folder.resolve("config.json"), "{%s,%s}".formatted(SIZES, config));
    return folder;
  }

  Path writeTensorFlow(Path folder) throws IOException {
    TensorFlowCheckpointWriter writer = new TensorFlowCheckpointWriter();
    shapes.forEach((name, shape) -> writer.floats(name, name.length(), shape));
    writer.integer("global_step", 3).write(folder.resolve("bert_model.ckpt"));
    Files.writeString(folder.resolve("bert_config.json"), "{%s}".formatted(SIZES));
    return folder;
  }
}
