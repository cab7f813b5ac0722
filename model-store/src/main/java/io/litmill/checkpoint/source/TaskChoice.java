package io.litmill.checkpoint.source;

import io.litmill.architecture.Task;
import io.litmill.checkpoint.CheckpointException;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides what the head of a checkpoint answers. */
final class TaskChoice {
  private static final Pattern ENCODER_CLASS =
      Pattern.compile(".*(Model|ForMaskedLM|ForPreTraining|ForCausalLM)");

  private final ModelConfig config;
  private final StoredTensors tensors;

  private TaskChoice(ModelConfig config, StoredTensors tensors) {
    this.config = config;
    this.tensors = tensors;
  }

  /** What the user says, else what the checkpoint says. */
  static Task decide(ModelConfig config, StoredTensors tensors, Overrides overrides)
      throws IOException {
    TaskChoice choice = new TaskChoice(config, tensors);
    Task task =
        overrides.task().isPresent()
            ? overrides.task().get()
            : TensorFlowBertNames.TABLE.equals(tensors.table())
                ? choice.ofVariables()
                : choice.ofClassName();
    choice.requireAvailable(task);
    return task;
  }

  private void requireAvailable(Task task) throws CheckpointException {
    if (!tensors.table().heads().containsKey(task)) {
      throw new CheckpointException(
          "%s: a %s model has no head for task %s; give --task as one of %s"
              .formatted(
                  tensors.file(),
                  tensors.table().family().modelType(),
                  task.optionName(),
                  tensors.table().taskNames()));
    }
  }

  /** TensorFlow 1: the names tell a question head, but not what a classifier classifies. */
  private Task ofVariables() throws CheckpointException {
    if (stored(Task.QUESTION)) {
      return Task.QUESTION;
    }
    if (stored(Task.TOKEN)) {
      throw new CheckpointException(
          "%s holds a head (%s), but TensorFlow's checkpoints do not say of which task; give --task token (entities), single-label (relations, inference), multi-label (document labels) or regression (similarity)"
              .formatted(
                  tensors.file(), tensors.table().storedInHead(Task.TOKEN, "classifier/kernel")));
    }
    return Task.ENCODER;
  }

  private Task ofClassName() throws IOException {
    Optional<String> className = config.className();
    if (className.isEmpty()) {
      return ofHeads();
    }
    String name = className.get();
    if (name.endsWith("ForTokenClassification")) {
      return Task.TOKEN;
    }
    if (name.endsWith("ForQuestionAnswering")) {
      return Task.QUESTION;
    }
    if (name.endsWith("ForSequenceClassification")) {
      return ofProblemType();
    }
    if (name.endsWith("ForCausalLM") && tensors.table().heads().containsKey(Task.CAUSAL_LM)) {
      return Task.CAUSAL_LM;
    }
    if (ENCODER_CLASS.matcher(name).matches()) {
      return Task.ENCODER;
    }
    throw new CheckpointException(
        "%s: the head of %s is not supported; --task encoder takes the encoder without it"
            .formatted(config.file(), name));
  }

  private Task ofHeads() throws CheckpointException {
    if (stored(Task.TOKEN) || stored(Task.SINGLE_LABEL) || stored(Task.QUESTION)) {
      throw new CheckpointException(
          "%s names no architectures, so the task of the head is not known; give --task as one of %s"
              .formatted(config.file(), tensors.table().taskNames()));
    }
    return Task.ENCODER;
  }

  private boolean stored(Task task) {
    String kernel = tensors.table().storedInHead(task, "classifier/kernel");
    return kernel != null && tensors.contains(kernel);
  }

  private Task ofProblemType() throws IOException {
    String problemType = config.text("problem_type").orElse("");
    return switch (problemType) {
      case "regression" -> Task.REGRESSION;
      case "single_label_classification" -> Task.SINGLE_LABEL;
      case "multi_label_classification" -> Task.MULTI_LABEL;
      default -> ofOutputs();
    };
  }

  private Task ofOutputs() throws IOException {
    String kernel = tensors.table().storedInHead(Task.REGRESSION, "classifier/kernel");
    if (tensors.rows(kernel).orElse(0) == 1) {
      return Task.REGRESSION;
    }
    throw new CheckpointException(
        config.file()
            + " names no problem_type; give --task single-label (one label a sequence, softmax) or"
            + " --task multi-label (any number of labels, a sigmoid each)");
  }
}
