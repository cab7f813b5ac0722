package io.litmill.checkpoint.source;

import io.litmill.architecture.Architecture;
import io.litmill.architecture.Task;
import io.litmill.checkpoint.Checkpoint;
import io.litmill.checkpoint.CheckpointException;
import io.litmill.checkpoint.Checkpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A published model, understood: what it is, and where each of its weights lies. The weights are
 * mapped from the files; nothing needs to be closed, but the files must stay as they are while the
 * model is in use.
 *
 * @param labels in the order of the classifier's outputs; empty for the tasks question, encoder and
 *     causal-lm
 * @param weights by name, in the order of the package's table
 * @param notes sentences for the user about what was assumed
 */
public record SourceModel(
    Architecture architecture,
    Task task,
    List<String> labels,
    Map<String, WeightSource> weights,
    UnusedTensors unused,
    List<String> notes) {

  public SourceModel {
    labels = List.copyOf(labels);
    weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    notes = List.copyOf(notes);
  }

  /**
   * Reads a checkpoint and the configuration beside it.
   *
   * @param path as for {@link Checkpoints#open}
   * @throws CheckpointException if the checkpoint cannot be used; the message says what to do
   */
  public static SourceModel read(Path path, Overrides overrides) throws IOException {
    try (Checkpoint checkpoint = Checkpoints.open(path)) {
      ModelConfig config = ModelConfig.beside(checkpoint.file());
      List<String> notes = new ArrayList<>();
      NameTable table = NameTables.of(config, checkpoint, notes);
      return read(config, StoredTensors.of(checkpoint, table), overrides, notes);
    }
  }

  /**
   * What a configuration without weights describes.
   *
   * @param folder with {@code config.json}
   * @throws CheckpointException if the configuration lacks what a model is made of
   */
  public static Architecture architecture(Path folder) throws IOException {
    ModelConfig config = ModelConfig.beside(folder.resolve("weights"));
    List<String> notes = new ArrayList<>();
    NoTensors nothing = new NoTensors(config.file());
    NameTable table = NameTables.of(config, nothing, notes);
    return ArchitectureReader.read(config, StoredTensors.of(nothing, table), notes);
  }

  private static SourceModel read(
      ModelConfig config, StoredTensors tensors, Overrides overrides, List<String> notes)
      throws IOException {
    Task task = TaskChoice.decide(config, tensors, overrides);
    Architecture architecture = ArchitectureReader.read(config, tensors, notes);
    List<String> labels = LabelChoice.decide(task, config, tensors, overrides, notes);
    WeightResolution resolution =
        WeightResolution.resolve(tensors, architecture, task, LabelChoice.outputs(task, labels));
    if (task == Task.CAUSAL_LM) {
      TiedProjection.require(config, tensors);
    }
    if (resolution.narrowed() > 0) {
      notes.add(resolution.narrowed() + " weights are stored as F64 and lose precision as F32");
    }
    return new SourceModel(
        architecture, task, labels, resolution.weights(), resolution.unused(), notes);
  }
}
