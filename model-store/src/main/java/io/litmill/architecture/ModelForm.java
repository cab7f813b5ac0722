package io.litmill.architecture;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * All that the graph of a model depends on.
 *
 * @param labels of the head in the order of its outputs; empty for a task without labels
 * @param pooler whether an encoder without head carries the dense layer over the first token
 */
public record ModelForm(Architecture architecture, Task task, List<String> labels, boolean pooler) {
  public ModelForm {
    Objects.requireNonNull(architecture, "architecture");
    Objects.requireNonNull(task, "task");
    labels = List.copyOf(Objects.requireNonNull(labels, "labels"));
    if (labels.isEmpty() == task.labelled()) {
      throw new IllegalArgumentException(
          "task " + task.optionName() + " cannot have " + labels.size() + " labels");
    }
    if (new HashSet<>(labels).size() != labels.size()) {
      throw new IllegalArgumentException("a label stands twice in " + labels);
    }
    if (task == Task.CAUSAL_LM && !architecture.family().causal()) {
      throw new IllegalArgumentException(
          "task causal-lm needs a decoder, not " + architecture.family().modelType());
    }
    if (task == Task.QUESTION && architecture.family().causal()) {
      throw new IllegalArgumentException("task question needs an encoder, not a decoder");
    }
  }

  /** Outputs of the last layer of the head. */
  public int outputs() {
    return switch (task) {
      case TOKEN, SINGLE_LABEL, MULTI_LABEL -> labels.size();
      case REGRESSION -> 1;
      case QUESTION -> 2;
      case ENCODER -> architecture.hiddenSize();
      case CAUSAL_LM -> architecture.vocabularySize();
    };
  }

  /** Whether there is a dense layer between the first token's state and the last layer. */
  public boolean denseOverFirstToken() {
    return architecture.family().poolerActivation() != null
        && (task.perSequence() || (task == Task.ENCODER && pooler));
  }

  /** Whether the last layer has a bias: all have, but the sequence head of BioGPT. */
  public boolean classifierBias() {
    return !(architecture.family().causal() && task.perSequence());
  }
}
