package io.litmill.training;

import io.litmill.architecture.Architecture;
import io.litmill.architecture.ModelForm;
import io.litmill.architecture.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.tensorflow.types.TFloat32;

/** Measures how fast a model trains, with random weights and random tokens. */
public final class TrainingSpeed {
  private static final int WARM_UP = 3;
  private static final List<String> LABELS =
      List.of("O", "B-Chemical", "I-Chemical", "B-Disease", "I-Disease");

  private TrainingSpeed() {}

  /**
   * What was measured.
   *
   * @param tokensPerSecond of forward, backward and optimiser
   * @param loss of the last step
   */
  public record Measurement(double tokensPerSecond, int steps, double loss) {}

  /** Trains a token model on full rows for some time. */
  public static Measurement measure(
      Architecture architecture,
      int rows,
      int rowLength,
      boolean half,
      int threads,
      Duration time) {
    ModelForm form = new ModelForm(architecture, Task.TOKEN, LABELS, false);
    OptimizerSettings settings = new OptimizerSettings(1e-4, 1, 1, 0.01, 1, 0.1);
    TrainingGraph graph = TrainingGraph.build(form, settings, half);
    StartingWeights random = new StartingWeights(Path.of("none"), Set.of(), TFloat32.class);
    try (TrainingSession session = TrainingSession.open(graph, random, 1, threads)) {
      TrainingBatch batch = batch(form, rows, rowLength);
      for (int i = 0; i < WARM_UP; i++) {
        session.train(batch, 1e-4);
      }
      long start = System.nanoTime();
      int steps = 0;
      float loss = 0;
      while (steps == 0 || System.nanoTime() - start < time.toNanos()) {
        loss = session.train(batch, 1e-4).loss();
        steps++;
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Measurement((double) steps * rows * rowLength / seconds, steps, loss);
    }
  }

  private static TrainingBatch batch(ModelForm form, int rows, int rowLength) {
    SplittableRandom random = new SplittableRandom(1);
    List<Example> examples = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int[] ids = random.ints(rowLength, 0, form.architecture().vocabularySize()).toArray();
      int[] classes = random.ints(rowLength, 0, LABELS.size()).toArray();
      float[] weights = new float[rowLength];
      Arrays.fill(weights, 1);
      examples.add(Example.ofClasses(ids, new int[rowLength], classes, weights));
    }
    return TrainingBatch.of(form, examples, rowLength);
  }
}
