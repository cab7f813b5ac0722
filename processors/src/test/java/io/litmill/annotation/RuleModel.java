package io.litmill.annotation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.litmill.bundle.Bundle;
import io.litmill.bundle.ImportSettings;
import io.litmill.bundle.Manifest.Precision;
import io.litmill.bundle.ModelImport;
import io.litmill.bundle.ModelStore;
import io.litmill.bundle.WeightType;
import io.litmill.checkpoint.source.Overrides;
import io.litmill.pairs.PairMarking;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A BERT of one layer whose weights are set by hand, so that a label follows from the words: each
 * known word lights some of 16 features, unknown words none. A token head sees the features of its
 * own word; a sequence head sees those of all words of the text. The word {@code poison} makes the
 * model compute values that are no numbers.
 */
final class RuleModel {
  static final String POISON = "poison";

  private static final int HIDDEN = 16;
  private static final int INTERMEDIATE = 16;
  private static final int POSITIONS = 64;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final String architecture;
  private final List<String> labels = new ArrayList<>();
  private final List<Integer> features = new ArrayList<>();
  private final Map<String, int[]> words = new LinkedHashMap<>();
  private Optional<PairMarking> pairs = Optional.empty();

  private RuleModel(String name, String architecture) {
    this.name = name;
    this.architecture = architecture;
  }

  static RuleModel tagger(String name) {
    return new RuleModel(name, "BertForTokenClassification");
  }

  static RuleModel classifier(String name) {
    return new RuleModel(name, "BertForSequenceClassification");
  }

  RuleModel pairs(PairMarking marking) {
    pairs = Optional.of(marking);
    return this;
  }

  /** A label that follows from a feature; from none of them if it is negative. */
  RuleModel label(String label, int feature) {
    labels.add(label);
    features.add(feature);
    return this;
  }

  /** A word that lights features. */
  RuleModel word(String word, int... lit) {
    words.put(word, lit);
    return this;
  }

  /** Writes the checkpoint and imports it. */
  Bundle importInto(ModelStore store, Path scratch) throws IOException {
    Path folder = Files.createDirectories(scratch.resolve(name));
    List<String> pieces = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    pieces.addAll(words.keySet());
    pieces.add(POISON);
    Files.write(folder.resolve("vocab.txt"), pieces);
    Files.writeString(folder.resolve("tokenizer_config.json"), "{\"do_lower_case\": true}");
    writeConfig(folder.resolve("config.json"), pieces.size());
    writeTensors(folder.resolve("model.safetensors"), pieces);
    ImportSettings settings =
        new ImportSettings(
            name,
            Overrides.none(),
            Optional.empty(),
            Precision.FLOAT32,
            WeightType.FLOAT32,
            null,
            Map.of(),
            false);
    Bundle bundle = ModelImport.run(folder, store, settings).bundle();
    return pairs.isPresent() ? marked(bundle) : bundle;
  }

  private Bundle marked(Bundle bundle) throws IOException {
    Path manifest = bundle.folder().resolve("manifest.json");
    ObjectNode json = (ObjectNode) JSON.readTree(manifest.toFile());
    json.set("pairs", JSON.valueToTree(pairs.orElseThrow()));
    JSON.writeValue(manifest.toFile(), json);
    return Bundle.open(bundle.folder());
  }

  private void writeConfig(Path file, int vocabulary) throws IOException {
    ObjectNode config = JSON.createObjectNode();
    config.putArray("architectures").add(architecture);
    config.put("model_type", "bert").put("hidden_act", "gelu").put("layer_norm_eps", 1e-12);
    config.put("hidden_size", HIDDEN).put("intermediate_size", INTERMEDIATE);
    config.put("max_position_embeddings", POSITIONS).put("type_vocab_size", 2);
    config.put("num_attention_heads", 2).put("num_hidden_layers", 1).put("vocab_size", vocabulary);
    boolean several = architecture.contains("Sequence") && pairs.isEmpty();
    config.put(
        "problem_type", several ? "multi_label_classification" : "single_label_classification");
    ObjectNode names = config.putObject("id2label");
    for (int i = 0; i < labels.size(); i++) {
      names.put(Integer.toString(i), labels.get(i));
    }
    JSON.writeValue(file.toFile(), config);
  }

  private void writeTensors(Path file, List<String> pieces) throws IOException {
    boolean pooling = architecture.contains("Sequence");
    Map<String, float[][]> tensors = new LinkedHashMap<>();
    float[][] embeddings = new float[pieces.size()][HIDDEN];
    words.forEach(
        (word, lit) -> {
          for (int feature : lit) {
            embeddings[pieces.indexOf(word)][feature] = 1;
          }
        });
    Arrays.fill(embeddings[pieces.indexOf(POISON)], 3e38f);
    tensors.put("bert.embeddings.word_embeddings.weight", embeddings);
    tensors.put("bert.embeddings.position_embeddings.weight", new float[POSITIONS][HIDDEN]);
    tensors.put("bert.embeddings.token_type_embeddings.weight", new float[2][HIDDEN]);
    norm(tensors, "bert.embeddings.LayerNorm");
    String layer = "bert.encoder.layer.0.";
    dense(tensors, layer + "attention.self.query", new float[HIDDEN][HIDDEN]);
    dense(tensors, layer + "attention.self.key", new float[HIDDEN][HIDDEN]);
    dense(tensors, layer + "attention.self.value", identity());
    dense(
        tensors,
        layer + "attention.output.dense",
        pooling ? identity() : new float[HIDDEN][HIDDEN]);
    norm(tensors, layer + "attention.output.LayerNorm");
    dense(tensors, layer + "intermediate.dense", new float[INTERMEDIATE][HIDDEN]);
    dense(tensors, layer + "output.dense", new float[HIDDEN][INTERMEDIATE]);
    norm(tensors, layer + "output.LayerNorm");
    if (pooling) {
      dense(tensors, "bert.pooler.dense", identity());
    }
    head(tensors);
    write(file, tensors);
  }

  private void head(Map<String, float[][]> tensors) {
    float[][] weights = new float[labels.size()][HIDDEN];
    float[][] bias = new float[1][labels.size()];
    for (int i = 0; i < labels.size(); i++) {
      if (features.get(i) >= 0) {
        weights[i][features.get(i)] = 10;
        bias[0][i] = -5;
      }
    }
    tensors.put("classifier.weight", weights);
    tensors.put("classifier.bias", bias);
  }

  private static float[][] identity() {
    float[][] identity = new float[HIDDEN][HIDDEN];
    for (int i = 0; i < HIDDEN; i++) {
      identity[i][i] = 1;
    }
    return identity;
  }

  private static void dense(Map<String, float[][]> tensors, String name, float[][] weight) {
    tensors.put(name + ".weight", weight);
    tensors.put(name + ".bias", new float[1][weight.length]);
  }

  private static void norm(Map<String, float[][]> tensors, String name) {
    float[][] ones = new float[1][HIDDEN];
    Arrays.fill(ones[0], 1);
    tensors.put(name + ".weight", ones);
    tensors.put(name + ".bias", new float[1][HIDDEN]);
  }

  /** A safetensors file; a matrix of one row that is no embedding is a vector. */
  private static void write(Path file, Map<String, float[][]> tensors) throws IOException {
    ObjectNode header = JSON.createObjectNode();
    int offset = 0;
    for (Map.Entry<String, float[][]> tensor : tensors.entrySet()) {
      float[][] rows = tensor.getValue();
      ObjectNode entry = header.putObject(tensor.getKey()).put("dtype", "F32");
      boolean vector =
          tensor.getKey().endsWith("bias") || tensor.getKey().endsWith("LayerNorm.weight");
      if (vector) {
        entry.putArray("shape").add(rows[0].length);
      } else {
        entry.putArray("shape").add(rows.length).add(rows[0].length);
      }
      int end = offset + 4 * rows.length * rows[0].length;
      entry.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer content =
        ByteBuffer.allocate(8 + json.length + offset).order(ByteOrder.LITTLE_ENDIAN);
    content.putLong(json.length).put(json);
    for (float[][] rows : tensors.values()) {
      for (float[] row : rows) {
        for (float value : row) {
          content.putFloat(value);
        }
      }
    }
    Files.write(file, content.array());
  }
}
