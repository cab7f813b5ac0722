package io.litmill.bench.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import io.litmill.architecture.Architecture;
import io.litmill.bench.Batch;
import io.litmill.bench.peers.SourceWeights.Weight;
import io.litmill.checkpoint.source.SourceModel;
import java.util.HashMap;
import java.util.Map;

/** BERT with a token head in DJL's array operations. Any number of threads may use it. */
final class DjlBert implements AutoCloseable {
  private final NDManager manager;
  private final Architecture architecture;
  private final Map<String, NDArray> weights = new HashMap<>();

  DjlBert(NDManager manager, SourceModel source) {
    this.manager = manager;
    this.architecture = source.architecture();
    SourceWeights stored = new SourceWeights(source);
    source.weights().keySet().stream()
        .filter(name -> !name.contains("/query/") && !name.contains("/key/"))
        .filter(name -> !name.contains("/value/") && !name.startsWith("pooler"))
        .forEach(
            name -> add(name, name.endsWith("/kernel") ? stored.outIn(name) : stored.inOut(name)));
    for (int layer = 0; layer < architecture.layers(); layer++) {
      String name = "layers/" + layer + "/attention";
      add(name + "/projection/kernel", joined(stored, name, "kernel").transposed());
      add(name + "/projection/bias", joined(stored, name, "bias"));
    }
  }

  private static Weight joined(SourceWeights stored, String attention, String part) {
    return Weight.joined(
        stored.inOut(attention + "/query/" + part),
        stored.inOut(attention + "/key/" + part),
        stored.inOut(attention + "/value/" + part));
  }

  private void add(String name, Weight weight) {
    weights.put(name, manager.create(weight.values(), new Shape(weight.shape())));
  }

  /** Logits [rows · rowLength · labels] of a batch with one sentence a row. */
  float[] logits(Batch batch) {
    try (NDManager scope = manager.newSubManager()) {
      Shape shape = new Shape(batch.rows(), batch.rowLength());
      NDArray ids = scope.create(batch.ids(), shape);
      NDArray mask =
          scope.create(batch.mask(), shape).toType(DataType.FLOAT32, false).sub(1).mul(1e9f);
      NDArray bias = mask.reshape(batch.rows(), 1, 1, batch.rowLength());
      NDArray states = embeddings(scope, ids);
      for (int layer = 0; layer < architecture.layers(); layer++) {
        states = layerAlone("layers/" + layer, states, bias);
      }
      return linear(states, "classifier").toFloatArray();
    }
  }

  private NDArray embeddings(NDManager scope, NDArray ids) {
    NDArray positions = scope.arange((int) ids.getShape().get(1));
    NDArray sum =
        rows(scope, "embeddings/word", ids)
            .addi(rows(scope, "embeddings/position", positions))
            .addi(rows(scope, "embeddings/token_type", scope.zeros(new Shape(1), DataType.INT32)));
    return norm(sum, "embeddings/norm");
  }

  /** Rows of a table; they belong to the scope, not to the table's manager. */
  private NDArray rows(NDManager scope, String table, NDArray indices) {
    NDArray rows = weight(table).get(indices);
    rows.attach(scope);
    return rows;
  }

  /** Frees what the layer computed on its way: of all layers at once it would be gigabytes. */
  private NDArray layerAlone(String name, NDArray states, NDArray bias) {
    NDManager scope = states.getManager();
    try (NDManager temporary = scope.newSubManager()) {
      temporary.tempAttachAll(states, bias);
      NDArray output = layer(name, states, bias);
      output.attach(scope);
      return output;
    }
  }

  private NDArray layer(String name, NDArray states, NDArray bias) {
    NDArray context = attention(linear(states, name + "/attention/projection"), bias);
    NDArray attended =
        norm(linear(context, name + "/attention/output").addi(states), name + "/attention/norm");
    NDArray inner = Activation.gelu(linear(attended, name + "/feed_forward/intermediate"));
    return norm(
        linear(inner, name + "/feed_forward/output").addi(attended), name + "/feed_forward/norm");
  }

  private NDArray attention(NDArray projection, NDArray bias) {
    long rows = projection.getShape().get(0);
    long length = projection.getShape().get(1);
    int heads = architecture.heads();
    NDArray parts =
        projection
            .reshape(rows, length, 3, heads, architecture.headSize())
            .transpose(2, 0, 3, 1, 4);
    NDArray query = parts.get(0).mul((float) (1 / Math.sqrt(architecture.headSize())));
    NDArray scores = query.matMul(parts.get(1).transpose(0, 1, 3, 2)).addi(bias);
    return scores
        .softmax(-1)
        .matMul(parts.get(2))
        .transpose(0, 2, 1, 3)
        .reshape(rows, length, architecture.hiddenSize());
  }

  private NDArray linear(NDArray x, String name) {
    return Linear.linear(x, weight(name + "/kernel"), weight(name + "/bias")).singletonOrThrow();
  }

  private NDArray norm(NDArray x, String name) {
    Shape size = new Shape(architecture.hiddenSize());
    return LayerNorm.layerNorm(
            x,
            size,
            weight(name + "/gamma"),
            weight(name + "/beta"),
            (float) architecture.layerNormEpsilon())
        .singletonOrThrow();
  }

  private NDArray weight(String name) {
    return weights.get(name);
  }

  @Override
  public void close() {
    manager.close();
  }
}
