package io.litmill.bench.peers;

import io.litmill.bench.peers.SourceWeights.Weight;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/** The matrix products of an ONNX model: in float32, or in int8 with scales taken at run time. */
final class OnnxProducts {
  private final OnnxModel model;
  private final boolean int8;

  OnnxProducts(OnnxModel model, boolean int8) {
    this.model = model;
    this.int8 = int8;
  }

  void float32(String name, Weight weight) {
    ByteBuffer data =
        ByteBuffer.allocate(weight.values().length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    data.asFloatBuffer().put(weight.values());
    model.initializer(name, OnnxModel.FLOAT, weight.shape(), data);
  }

  /** x·kernel, without bias. */
  String product(String x, String name, Weight kernel) {
    if (int8) {
      quantized(name, kernel);
      model.node(
          "DynamicQuantizeMatMul",
          List.of(x, name + "/int8", name + "/scale"),
          List.of(name + "/product"),
          Map.of());
    } else {
      float32(name, kernel);
      model.node("MatMul", List.of(x, name), List.of(name + "/product"), Map.of());
    }
    return name + "/product";
  }

  /** Attention of all heads, from the projection on. */
  String attention(String x, String name, Weight kernel, Weight bias, int heads) {
    float32(name + "/bias", bias);
    Map<String, Number> attributes = Map.of("num_heads", (long) heads);
    if (int8) {
      quantized(name, kernel);
      long columns = kernel.shape()[1];
      model.initializer(
          name + "/zero", OnnxModel.INT8, new long[] {columns}, ByteBuffer.allocate((int) columns));
      model.node(
          "DynamicQuantizeLinear",
          List.of(x),
          List.of(name + "/x", name + "/x_scale", name + "/x_zero"),
          Map.of());
      model.node(
          "QAttention",
          List.of(
              name + "/x",
              name + "/int8",
              name + "/bias",
              name + "/x_scale",
              name + "/scale",
              "mask_index",
              name + "/x_zero",
              name + "/zero"),
          List.of(name + "/context"),
          attributes);
    } else {
      float32(name, kernel);
      model.node(
          "Attention",
          List.of(x, name, name + "/bias", "mask_index"),
          List.of(name + "/context"),
          attributes);
    }
    return name + "/context";
  }

  /** Symmetric around 0, one scale a column. */
  private void quantized(String name, Weight kernel) {
    int columns = (int) kernel.shape()[1];
    float[] scales = new float[columns];
    for (int i = 0; i < kernel.values().length; i++) {
      scales[i % columns] = Math.max(scales[i % columns], Math.abs(kernel.values()[i]) / 127);
    }
    ByteBuffer data = ByteBuffer.allocate(kernel.values().length);
    for (int i = 0; i < kernel.values().length; i++) {
      float scale = scales[i % columns];
      data.put((byte) (scale == 0 ? 0 : Math.round(kernel.values()[i] / scale)));
    }
    model.initializer(name + "/int8", OnnxModel.INT8, kernel.shape(), data.flip());
    float32(name + "/scale", new Weight(new long[] {columns}, scales));
  }
}
