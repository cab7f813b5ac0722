package io.litmill.architecture;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * All that the graph of a model depends on.
 *
 * @param labels of the head in the order of its outputs; empty for a task without labels
 * @param pooler whether an encoder without head carries the dense layer over the first token
 * @param marks runs of token ids, such as the tags around two mentions: the head reads the first
 *     tokens of each run beside that of the sequence; mostly empty
 */
public record ModelForm(
    Architecture architecture,
    Task task,
    List<String> labels,
    boolean pooler,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<List<Integer>> marks) {
  @JsonCreator
  public ModelForm {
    Objects.requireNonNull(architecture, "architecture");
    Objects.requireNonNull(task, "task");
    labels = List.copyOf(Objects.requireNonNull(labels, "labels"));
    marks = marks == null ? List.of() : marks.stream().map(List::copyOf).toList();
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
    if (!marks.isEmpty()) {
      requireReadable(architecture, task, marks);
    }
  }

  /** A form whose head reads no marks. */
  public ModelForm(Architecture architecture, Task task, List<String> labels, boolean pooler) {
    this(architecture, task, labels, pooler, List.of());
  }

  private static void requireReadable(
      Architecture architecture, Task task, List<List<Integer>> marks) {
    if (!task.perSequence() || architecture.family().poolerActivation() == null) {
      throw new IllegalArgumentException(
          "marks are for a head over the sequences of an encoder, not for task %s of %s"
              .formatted(task.optionName(), architecture.family().modelType()));
    }
    if (marks.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("one of the marks " + marks + " has no token");
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
