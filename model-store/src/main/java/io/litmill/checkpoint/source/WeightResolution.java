package io.litmill.checkpoint.source;

import io.litmill.architecture.Architecture;
import io.litmill.architecture.Task;
import io.litmill.checkpoint.CheckpointException;
import io.litmill.checkpoint.CheckpointTensor;
import io.litmill.checkpoint.ElementType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the tensor of every weight, and gathers what is wrong before it refuses. */
final class WeightResolution {
  private final StoredTensors tensors;
  private final Map<String, WeightSource> weights = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();
  private final List<String> problems = new ArrayList<>();

  private WeightResolution(StoredTensors tensors) {
    this.tensors = tensors;
  }

  /**
   * @param labels outputs of the classifier
   * @throws CheckpointException naming every tensor that is missing, of another shape, or of a type
   *     that holds no weights
   */
  static WeightResolution resolve(
      StoredTensors tensors, Architecture architecture, Task task, int labels) throws IOException {
    WeightResolution resolution = new WeightResolution(tensors);
    for (WeightLine line : resolution.lines(architecture, task)) {
      for (WeightLine.Expected expected : line.expand(architecture, labels).toList()) {
        resolution.resolve(expected);
      }
    }
    resolution.requireComplete(task);
    return resolution;
  }

  private List<WeightLine> lines(Architecture architecture, Task task) {
    NameTable table = tensors.table();
    List<WeightLine> lines = new ArrayList<>(table.encoder());
    if (architecture.embeddingSize() != architecture.hiddenSize()) {
      lines.addAll(table.projection());
    }
    if (task == Task.ENCODER) {
      table.pooler().stream()
          .filter(line -> tensors.names().stream().anyMatch(n -> n.startsWith(line.stored())))
          .forEach(lines::add);
    }
    lines.addAll(table.heads().get(task));
    return lines;
  }

  private void resolve(WeightLine.Expected expected) throws IOException {
    String name = tensors.nameInFile(expected.stored());
    Optional<CheckpointTensor> found = tensors.find(expected.stored());
    if (found.isEmpty()) {
      problems.add("missing: %s, expected %s".formatted(name, expected.storedShape()));
      return;
    }
    CheckpointTensor tensor = found.get();
    used.add(expected.stored());
    if (!tensor.shape().equals(expected.storedShape())) {
      problems.add(
          "misshapen: %s, expected %s, found %s"
              .formatted(name, expected.storedShape(), tensor.shape()));
    } else if (!tensor.type().weight()) {
      problems.add(
          "of type %s: %s; weights are F32, F16, BF16 or F64".formatted(tensor.type(), name));
    } else {
      weights.put(
          expected.name(),
          new WeightSource(expected.name(), expected.shape(), tensor, expected.transposed()));
    }
  }

  private void requireComplete(Task task) throws CheckpointException {
    if (!problems.isEmpty()) {
      throw new CheckpointException(
          "%s does not hold the weights of a %s model for task %s:%n  %s"
              .formatted(
                  tensors.file(),
                  tensors.table().family().modelType(),
                  task.optionName(),
                  String.join(System.lineSeparator() + "  ", problems)));
    }
  }

  /** By name, in the order of the package's table. */
  Map<String, WeightSource> weights() {
    return weights;
  }

  UnusedTensors unused() {
    List<String> otherHeads = new ArrayList<>();
    List<String> unexpected = new ArrayList<>();
    for (String name : tensors.names()) {
      if (!used.contains(name)) {
        (tensors.table().otherHead(name) ? otherHeads : unexpected).add(tensors.nameInFile(name));
      }
    }
    return new UnusedTensors(otherHeads, unexpected);
  }

  /** How many weights lose precision when they become 32-bit floats. */
  long narrowed() {
    return weights.values().stream()
        .filter(weight -> weight.tensor().type() == ElementType.F64)
        .count();
  }
}
