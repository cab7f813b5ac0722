package io.litmill.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.litmill.architecture.ModelForm;
import io.litmill.architecture.Task;
import io.litmill.tagging.TagHeads;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Gradients against differences of the loss, dropout included, for its masks are repeatable. */
class GradientTest {
  private static final double STEP = 0.01;
  private static final long SEED = 11;

  @ParameterizedTest
  @EnumSource(
      value = Task.class,
      names = {"TOKEN", "SINGLE_LABEL", "MULTI_LABEL", "REGRESSION", "QUESTION"})
  void gradientsAreTheSlopesOfTheLoss(Task task) {
    check(SmallTraining.form(task, labels(task)));
  }

  /** Tokens 0 to 19 stand in every example with some probability, so some have no mark. */
  @Test
  void gradientsGoThroughMarks() {
    ModelForm form = SmallTraining.form(Task.SINGLE_LABEL, labels(Task.SINGLE_LABEL));
    List<List<Integer>> marks = List.of(List.of(3), List.of(7));
    check(new ModelForm(form.architecture(), form.task(), form.labels(), true, marks));
  }

  private static void check(ModelForm form) {
    SplittableRandom random = new SplittableRandom(SEED);
    TrainingBatch batch = TrainingBatch.of(form, SmallTraining.examples(form, 4, random), 10);
    try (TrainingSession session =
        SmallTraining.open(form, SmallTraining.optimizer(0.01, 0, 0.1), SEED)) {
      Map<String, float[]> start = session.gradients(batch);
      start.forEach(
          (name, values) -> {
            if (!name.equals("loss")) {
              session.set(name, spread(name, values.length, random));
            }
          });
      Map<String, float[]> gradients = session.gradients(batch);
      gradients.forEach(
          (name, gradient) -> {
            if (!name.equals("loss")) {
              check(session, batch, name, gradient, vanishes(form.task(), name));
            }
          });
    }
  }

  /** Values so large that no gradient vanishes. */
  private static float[] spread(String name, int count, SplittableRandom random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      double centre = name.endsWith("/gamma") ? 1 : 0;
      values[i] = (float) (centre + 0.3 * random.nextGaussian());
    }
    return values;
  }

  /** What shifts all scores of a softmax alike changes nothing. */
  private static boolean vanishes(Task task, String name) {
    return name.endsWith("/key/bias")
        || (task == Task.QUESTION && name.equals("classifier/bias")); // over the tokens of a text
  }

  /** Along the gradient the loss rises by the gradient's length. */
  private static void check(
      TrainingSession session,
      TrainingBatch batch,
      String name,
      float[] gradient,
      boolean vanishes) {
    double length = 0;
    for (float value : gradient) {
      length += (double) value * value;
    }
    length = Math.sqrt(length);
    if (vanishes) {
      assertThat(length).as(name).isLessThan(1e-4);
      return;
    }
    assertThat(length).as("length of the gradient of %s, seed %d", name, SEED).isPositive();
    float[] values = session.weight(name);
    double slope =
        (loss(session, batch, name, moved(values, gradient, STEP / length))
                - loss(session, batch, name, moved(values, gradient, -STEP / length)))
            / (2 * STEP);
    session.set(name, values);
    assertThat(slope)
        .as("slope along the gradient of %s, seed %d", name, SEED)
        .isCloseTo(length, within(0.02 * length + 1e-3));
  }

  private static double loss(
      TrainingSession session, TrainingBatch batch, String name, float[] values) {
    session.set(name, values);
    return session.gradients(batch).get("loss")[0];
  }

  private static float[] moved(float[] values, float[] direction, double by) {
    float[] moved = values.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += (float) (by * direction[i]);
    }
    return moved;
  }

  private static List<String> labels(Task task) {
    return switch (task) {
      case TOKEN -> TagHeads.labelsFor(List.of("Gene", "Disease"));
      case SINGLE_LABEL, MULTI_LABEL -> List.of("a", "b", "c");
      default -> List.of();
    };
  }
}
