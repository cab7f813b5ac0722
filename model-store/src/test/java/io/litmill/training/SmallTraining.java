package io.litmill.training;

import io.litmill.architecture.Activation;
import io.litmill.architecture.Architecture;
import io.litmill.architecture.Family;
import io.litmill.architecture.ModelForm;
import io.litmill.architecture.Task;
import io.litmill.tokenizer.SmallWordPieces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.tensorflow.types.TFloat32;

/** A model so small that it trains in a moment, and examples for it. */
final class SmallTraining {
  static final StartingWeights RANDOM = new StartingWeights(null, Set.of(), TFloat32.class);
  private static final int VOCABULARY = 20;

  private SmallTraining() {}

  static ModelForm form(Task task, List<String> labels) {
    Architecture architecture =
        new Architecture(
            Family.BERT, VOCABULARY, 8, 8, 1, 2, 16, 16, 0, 2, 1e-12, Activation.GELU, 1);
    return new ModelForm(architecture, task, labels, task.perSequence());
  }

  static OptimizerSettings optimizer(double learningRate, double weightDecay, double dropout) {
    return new OptimizerSettings(learningRate, 1, 1, weightDecay, 1, dropout);
  }

  static TrainingSettings settings(int epochs, int patience) {
    return new TrainingSettings(
        optimizer(0.01, 0.01, 0.1),
        epochs,
        40,
        16,
        0.1,
        1,
        patience,
        3,
        false,
        1,
        Optional.empty());
  }

  static TrainingSession open(ModelForm form, OptimizerSettings settings, long seed) {
    return TrainingSession.open(TrainingGraph.build(form, settings, false), RANDOM, seed, 1);
  }

  /** Examples of the task with random tokens and targets, all of weight 1. */
  static List<Example> examples(ModelForm form, int count, SplittableRandom random) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int length = 4 + random.nextInt(6);
      int[] ids = random.ints(length, 0, VOCABULARY).toArray();
      examples.add(example(form, ids, random));
    }
    return examples;
  }

  private static Example example(ModelForm form, int[] ids, SplittableRandom random) {
    int[] types = new int[ids.length];
    types[ids.length - 1] = 1;
    return switch (form.task()) {
      case TOKEN -> {
        int softmaxes = Losses.softmaxes(form);
        int width = form.labels().size() / softmaxes;
        int[] classes = random.ints((long) ids.length * softmaxes, 0, width).toArray();
        yield Example.ofClasses(ids, types, classes, ones(classes.length));
      }
      case SINGLE_LABEL ->
          Example.ofClasses(ids, types, new int[] {random.nextInt(form.labels().size())}, ones(1));
      case QUESTION ->
          Example.ofClasses(
              ids, types, new int[] {random.nextInt(ids.length), ids.length - 1}, ones(2));
      default -> {
        float[] numbers = new float[form.outputs()];
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = random.nextInt(2);
        }
        yield Example.ofNumbers(ids, types, numbers, ones(numbers.length));
      }
    };
  }

  static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  static TrainingData data(List<Example> examples) {
    TrainingData data = new TrainingData(TokenDropout.NONE);
    examples.forEach(example -> data.add(example, 1));
    return data;
  }

  /** A folder to begin at random from: a configuration and a piece for each letter. */
  static Path base(Path folder) throws IOException {
    Files.createDirectories(folder);
    int pieces = SmallWordPieces.write(folder);
    Files.writeString(
        folder.resolve("config.json"),
        """
        {"model_type": "bert", "vocab_size": %d, "hidden_size": 32, "num_hidden_layers": 1,
         "num_attention_heads": 2, "intermediate_size": 64, "max_position_embeddings": 64,
         "type_vocab_size": 2, "hidden_act": "gelu"}
        """
            .formatted(pieces));
    return folder;
  }
}
