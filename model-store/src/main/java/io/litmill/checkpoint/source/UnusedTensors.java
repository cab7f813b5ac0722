package io.litmill.checkpoint.source;

import java.util.List;

/**
 * Tensors of a checkpoint that a model does not take, by their names in the file.
 *
 * @param otherHeads of heads the task does not need
 * @param unexpected not known to belong to such a model; a sign that the configuration is another
 *     model's
 */
public record UnusedTensors(List<String> otherHeads, List<String> unexpected) {

  public UnusedTensors {
    otherHeads = List.copyOf(otherHeads);
    unexpected = List.copyOf(unexpected);
  }
}
