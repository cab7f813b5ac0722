package io.litmill.checkpoint.source;

import io.litmill.architecture.Task;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What the user says of a checkpoint; it goes before what the checkpoint says of itself.
 *
 * @param labels in the order of the classifier's outputs; empty if not given
 */
public record Overrides(Optional<Task> task, List<String> labels) {

  public Overrides {
    labels = List.copyOf(labels);
    if (new HashSet<>(labels).size() < labels.size()) {
      throw new IllegalArgumentException("labels " + labels + " name one twice");
    }
  }

  public static Overrides none() {
    return new Overrides(Optional.empty(), List.of());
  }

  public static Overrides task(Task task) {
    return new Overrides(Optional.of(task), List.of());
  }

  public Overrides withLabels(List<String> labels) {
    return new Overrides(task, labels);
  }
}
