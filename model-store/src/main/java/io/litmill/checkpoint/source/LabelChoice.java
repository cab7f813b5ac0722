package io.litmill.checkpoint.source;

import io.litmill.architecture.Task;
import io.litmill.checkpoint.CheckpointException;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Decides the names of a classifier's outputs. */
final class LabelChoice {
  /** The order of BioBERT's entity models; the file that holds it is a pickle. */
  private static final List<String> BIOBERT =
      List.of("[PAD]", "B", "I", "O", "X", "[CLS]", "[SEP]");

  private static final Pattern GENERIC = Pattern.compile("LABEL_[0-9]+");
  private static final int QUESTION_OUTPUTS = 2;

  private final ModelConfig config;
  private final Overrides overrides;
  private final List<String> notes;

  private LabelChoice(ModelConfig config, Overrides overrides, List<String> notes) {
    this.config = config;
    this.overrides = overrides;
    this.notes = notes;
  }

  /**
   * The labels in the order of the outputs; none for a task whose outputs are no labels.
   *
   * @param notes receives what the user should know
   */
  static List<String> decide(
      Task task, ModelConfig config, StoredTensors tensors, Overrides overrides, List<String> notes)
      throws IOException {
    if (task == Task.QUESTION || task == Task.ENCODER || task == Task.CAUSAL_LM) {
      if (!overrides.labels().isEmpty()) {
        throw new CheckpointException(
            "labels %s were given, but task %s has none"
                .formatted(overrides.labels(), task.optionName()));
      }
      return List.of();
    }
    String kernel = tensors.table().storedInHead(task, "classifier/kernel");
    LabelChoice choice = new LabelChoice(config, overrides, notes);
    int rows = tensors.rows(kernel).orElse(choice.named().size());
    return choice.labels(task, kernel, rows, TensorFlowBertNames.TABLE.equals(tensors.table()));
  }

  /** Outputs of the classifier. */
  static int outputs(Task task, List<String> labels) {
    return task == Task.QUESTION ? QUESTION_OUTPUTS : labels.size();
  }

  private List<String> named() throws CheckpointException {
    return overrides.labels().isEmpty() ? config.labels() : overrides.labels();
  }

  private List<String> labels(Task task, String kernel, int rows, boolean tensorFlow)
      throws CheckpointException {
    if (task == Task.REGRESSION && rows > 1) {
      throw new CheckpointException(
          "%s has %d outputs, but task regression reads one".formatted(kernel, rows));
    }
    List<String> named = named();
    if (named.isEmpty()) {
      return unnamed(task, rows, tensorFlow);
    }
    if (named.size() != rows) {
      throw new CheckpointException(
          "%s has %d outputs, but %s names %d labels: %s; give --labels with %d names"
              .formatted(kernel, rows, origin(), named.size(), named, rows));
    }
    if (new HashSet<>(named).size() < named.size()) {
      throw new CheckpointException(
          "%s names a label twice: %s; give --labels".formatted(origin(), named));
    }
    if (task != Task.REGRESSION && named.stream().allMatch(l -> GENERIC.matcher(l).matches())) {
      notes.add(
          "the labels are only numbered (%s …); --labels gives names".formatted(named.get(0)));
    }
    return named;
  }

  private String origin() {
    return overrides.labels().isEmpty() ? config.file().toString() : "--labels";
  }

  private List<String> unnamed(Task task, int rows, boolean tensorFlow) {
    if (tensorFlow && task == Task.TOKEN && rows == BIOBERT.size()) {
      notes.add(
          "the labels are taken to be BioBERT's, %s; --labels gives others".formatted(BIOBERT));
      return BIOBERT;
    }
    if (task != Task.REGRESSION) {
      notes.add("the checkpoint names no labels, they are numbered; --labels gives names");
    }
    return IntStream.range(0, rows).mapToObj(id -> "LABEL_" + id).toList();
  }
}
