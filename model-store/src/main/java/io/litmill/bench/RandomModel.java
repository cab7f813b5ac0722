package io.litmill.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Writes a BERT model with a token head and random weights, as Hugging Face lays models out: {@code
 * config.json}, {@code vocab.txt} and {@code model.safetensors}. The same seed gives the same
 * weights.
 */
public final class RandomModel {
  /** The file of made-up wordpieces; another tokenizer of that many pieces may take its place. */
  public static final String VOCABULARY = "vocab.txt";

  static final int LABELS = 9;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double DEVIATION = 0.02;
  private static final int CHUNK = 1 << 16;

  private final ModelSize size;
  private final SplittableRandom random;
  private final Map<String, long[]> shapes = new LinkedHashMap<>();

  private RandomModel(ModelSize size, long seed) {
    this.size = size;
    this.random = new SplittableRandom(seed);
  }

  public static void write(ModelSize size, long seed, Path folder) throws IOException {
    RandomModel model = new RandomModel(size, seed);
    model.addEmbeddings();
    for (int layer = 0; layer < size.layers(); layer++) {
      model.addLayer("bert.encoder.layer." + layer);
    }
    model.addDense("classifier", size.hidden(), LABELS);
    model.writeConfig(folder.resolve("config.json"));
    model.writeVocabulary(folder.resolve(VOCABULARY));
    model.writeTensors(folder.resolve("model.safetensors"));
  }

  private void addEmbeddings() {
    String name = "bert.embeddings.";
    shapes.put(name + "word_embeddings.weight", new long[] {size.vocabulary(), size.hidden()});
    shapes.put(
        name + "position_embeddings.weight", new long[] {ModelSize.POSITIONS, size.hidden()});
    shapes.put(name + "token_type_embeddings.weight", new long[] {2, size.hidden()});
    addNorm(name + "LayerNorm");
  }

  private void addLayer(String name) {
    int hidden = size.hidden();
    addDense(name + ".attention.self.query", hidden, hidden);
    addDense(name + ".attention.self.key", hidden, hidden);
    addDense(name + ".attention.self.value", hidden, hidden);
    addDense(name + ".attention.output.dense", hidden, hidden);
    addNorm(name + ".attention.output.LayerNorm");
    addDense(name + ".intermediate.dense", hidden, size.intermediate());
    addDense(name + ".output.dense", size.intermediate(), hidden);
    addNorm(name + ".output.LayerNorm");
  }

  private void addDense(String name, int in, int out) {
    shapes.put(name + ".weight", new long[] {out, in});
    shapes.put(name + ".bias", new long[] {out});
  }

  private void addNorm(String name) {
    shapes.put(name + ".weight", new long[] {size.hidden()});
    shapes.put(name + ".bias", new long[] {size.hidden()});
  }

  private void writeConfig(Path file) throws IOException {
    ObjectNode config = JSON.createObjectNode();
    config.put("model_type", "bert");
    config.putArray("architectures").add("BertForTokenClassification");
    config.put("vocab_size", size.vocabulary());
    config.put("hidden_size", size.hidden());
    config.put("num_hidden_layers", size.layers());
    config.put("num_attention_heads", size.heads());
    config.put("intermediate_size", size.intermediate());
    config.put("max_position_embeddings", ModelSize.POSITIONS);
    config.put("type_vocab_size", 2);
    config.put("layer_norm_eps", 1e-12);
    config.put("hidden_act", "gelu");
    ObjectNode labels = config.putObject("id2label");
    for (int label = 0; label < LABELS; label++) {
      labels.put(Integer.toString(label), "LABEL_" + label);
    }
    Files.write(file, JSON.writeValueAsBytes(config));
  }

  private void writeVocabulary(Path file) throws IOException {
    List<String> pieces = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    for (int id = pieces.size(); id < size.vocabulary(); id++) {
      pieces.add("w" + id);
    }
    Files.write(file, pieces.subList(0, size.vocabulary()));
  }

  private void writeTensors(Path file) throws IOException {
    byte[] header = header();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer start = ByteBuffer.allocate(8 + header.length).order(ByteOrder.LITTLE_ENDIAN);
      write(channel, start.putLong(header.length).put(header).flip());
      for (Map.Entry<String, long[]> tensor : shapes.entrySet()) {
        writeValues(channel, elements(tensor.getValue()), mean(tensor.getKey()));
      }
    }
  }

  /** The table of contents, padded with blanks to a multiple of 8 bytes. */
  private byte[] header() throws IOException {
    ObjectNode header = JSON.createObjectNode();
    long offset = 0;
    for (Map.Entry<String, long[]> tensor : shapes.entrySet()) {
      ObjectNode entry = header.putObject(tensor.getKey()).put("dtype", "F32");
      for (long extent : tensor.getValue()) {
        entry.withArray("shape").add(extent);
      }
      long end = offset + elements(tensor.getValue()) * Float.BYTES;
      entry.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    String json = JSON.writeValueAsString(header);
    return (json + " ".repeat((8 - json.length() % 8) % 8)).getBytes(StandardCharsets.US_ASCII);
  }

  private void writeValues(FileChannel channel, long count, double mean) throws IOException {
    ByteBuffer chunk =
        ByteBuffer.allocateDirect(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (long left = count; left > 0; left -= CHUNK) {
      chunk.clear();
      for (long i = Math.min(CHUNK, left); i > 0; i--) {
        chunk.putFloat((float) random.nextGaussian(mean, DEVIATION));
      }
      write(channel, chunk.flip());
    }
  }

  private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static double mean(String name) {
    return name.endsWith("LayerNorm.weight") ? 1 : 0;
  }

  private static long elements(long[] shape) {
    long product = 1;
    for (long extent : shape) {
      product *= extent;
    }
    return product;
  }
}
