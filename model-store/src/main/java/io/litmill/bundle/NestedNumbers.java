package io.litmill.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.litmill.model.FloatTensor;

/** Tensors as nested lists of JSON. */
final class NestedNumbers {
  private NestedNumbers() {}

  static float[] flatten(JsonNode nested) {
    float[] values = new float[count(nested)];
    fill(nested, values, 0);
    return values;
  }

  private static int count(JsonNode node) {
    if (!node.isArray()) {
      return 1;
    }
    int count = 0;
    for (JsonNode child : node) {
      count += count(child);
    }
    return count;
  }

  private static int fill(JsonNode node, float[] values, int at) {
    if (!node.isArray()) {
      if (!node.isNumber()) {
        throw new IllegalArgumentException("not a number among the outputs: " + node);
      }
      values[at] = node.floatValue();
      return at + 1;
    }
    int next = at;
    for (JsonNode child : node) {
      next = fill(child, values, next);
    }
    return next;
  }

  /** The tensor of a single sequence without its first extent, which is 1. */
  static ArrayNode ofSingle(FloatTensor tensor) {
    if (tensor.shape()[0] != 1) {
      throw new IllegalArgumentException("not of a single sequence: " + tensor.shape()[0]);
    }
    return nest(tensor, 1, 0, tensor.values().length);
  }

  private static ArrayNode nest(FloatTensor tensor, int level, int from, int to) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    int extent = (int) tensor.shape()[level];
    int stride = extent == 0 ? 0 : (to - from) / extent;
    for (int i = 0; i < extent; i++) {
      int start = from + i * stride;
      if (level == tensor.shape().length - 1) {
        array.add(tensor.values()[start]);
      } else {
        array.add(nest(tensor, level + 1, start, start + stride));
      }
    }
    return array;
  }
}
