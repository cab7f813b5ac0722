package io.litmill.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.litmill.architecture.ModelForm;
import io.litmill.architecture.Task;
import io.litmill.tagging.TagHeads;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingSessionTest {
  private static final ModelForm TWO_TYPES =
      SmallTraining.form(Task.TOKEN, TagHeads.labelsFor(List.of("Gene", "Disease")));

  @TempDir Path folder;

  @Test
  void aHeadHasNoGradientFromTextsThatDoNotAnnotateItsType() {
    int[] ids = {1, 2, 3};
    int[] classes = {0, 1, 1, 2, 2, 0};
    float[] genesOnly = {1, 0, 1, 0, 1, 0};
    Example example = Example.ofClasses(ids, new int[3], classes, genesOnly);
    try (TrainingSession session =
        SmallTraining.open(TWO_TYPES, SmallTraining.optimizer(0.01, 0, 0), 1)) {
      float[] bias =
          session
              .gradients(TrainingBatch.of(TWO_TYPES, List.of(example), 4))
              .get("classifier/bias");
      assertThat(bias[0]).isNotZero();
      assertThat(bias[1]).isNotZero();
      assertThat(bias[2]).isNotZero();
      assertThat(new float[] {bias[3], bias[4], bias[5]}).containsOnly(0f);
    }
  }

  @Test
  void paddingChangesNothing() {
    List<Example> examples = SmallTraining.examples(TWO_TYPES, 3, new SplittableRandom(5));
    try (TrainingSession session =
        SmallTraining.open(TWO_TYPES, SmallTraining.optimizer(0.01, 0, 0), 1)) {
      Map<String, float[]> tight = session.gradients(TrainingBatch.of(TWO_TYPES, examples, 9));
      Map<String, float[]> wide = session.gradients(TrainingBatch.of(TWO_TYPES, examples, 16));
      assertThat(wide.get("loss")[0]).isCloseTo(tight.get("loss")[0], within(1e-5f));
      assertThat(wide.get("layers/0/attention/value/kernel"))
          .usingComparatorWithPrecision(1e-5f)
          .containsExactly(tight.get("layers/0/attention/value/kernel"));
    }
  }

  @Test
  void theWeightOfAClassIsAFactorOfItsLoss() {
    ModelForm form = SmallTraining.form(Task.SINGLE_LABEL, List.of("no", "yes"));
    int[] ids = {1, 2, 3};
    Example once = Example.ofClasses(ids, new int[3], new int[] {1}, new float[] {1});
    Example threeTimes = Example.ofClasses(ids, new int[3], new int[] {1}, new float[] {3});
    try (TrainingSession session =
        SmallTraining.open(form, SmallTraining.optimizer(0.01, 0, 0), 1)) {
      float[] bias =
          session.gradients(TrainingBatch.of(form, List.of(once), 4)).get("classifier/bias");
      float[] weighted =
          session.gradients(TrainingBatch.of(form, List.of(threeTimes), 4)).get("classifier/bias");
      assertThat(weighted[1]).isCloseTo(3 * bias[1], within(1e-5f));
    }
  }

  @Test
  void matricesDecayAndBiasesAndNormalisationsDoNot() {
    Example nothing = Example.ofClasses(new int[] {1, 2}, new int[2], new int[4], new float[4]);
    double rate = 0.1;
    double decay = 0.5;
    try (TrainingSession session =
        SmallTraining.open(TWO_TYPES, SmallTraining.optimizer(rate, decay, 0), 1)) {
      session.set("classifier/bias", new float[] {1, 1, 1, 1, 1, 1});
      float[] kernel = session.weight("classifier/kernel");
      float[] words = session.weight("embeddings/word");
      float[] gamma = session.weight("layers/0/attention/norm/gamma");
      session.train(TrainingBatch.of(TWO_TYPES, List.of(nothing), 2), rate);
      float[] decayed = session.weight("classifier/kernel");
      for (int i = 0; i < kernel.length; i++) {
        assertThat(decayed[i]).isCloseTo((float) (kernel[i] * (1 - rate * decay)), within(1e-6f));
      }
      assertThat(session.weight("embeddings/word")[7])
          .isCloseTo((float) (words[7] * (1 - rate * decay)), within(1e-6f));
      assertThat(session.weight("layers/0/attention/norm/gamma")).containsExactly(gamma);
      assertThat(session.weight("classifier/bias")).containsOnly(1f);
    }
  }

  @Test
  void aFactorOfZeroLeavesTheEmbeddingsOfWordsAlone() {
    List<Example> examples = SmallTraining.examples(TWO_TYPES, 4, new SplittableRandom(2));
    OptimizerSettings frozen = new OptimizerSettings(0.01, 1, 0, 0.5, 1, 0);
    try (TrainingSession session = SmallTraining.open(TWO_TYPES, frozen, 1)) {
      float[] words = session.weight("embeddings/word");
      float[] positions = session.weight("embeddings/position");
      session.train(TrainingBatch.of(TWO_TYPES, examples, 10), 0.01);
      assertThat(session.weight("embeddings/word")).containsExactly(words);
      assertThat(session.weight("embeddings/position")).isNotEqualTo(positions);
    }
  }

  @Test
  void theFirstStepIsTheLearningRateForEveryWeightWithAGradient() {
    List<Example> examples = SmallTraining.examples(TWO_TYPES, 4, new SplittableRandom(2));
    double rate = 0.01;
    try (TrainingSession session =
        SmallTraining.open(TWO_TYPES, SmallTraining.optimizer(rate, 0, 0), 1)) {
      float[] before = session.weight("classifier/bias");
      session.train(TrainingBatch.of(TWO_TYPES, examples, 10), rate);
      float[] after = session.weight("classifier/bias");
      for (int i = 0; i < before.length; i++) {
        // Adam without bias correction would move by a third of it
        assertThat(Math.abs(after[i] - before[i])).isCloseTo((float) rate, within(1e-4f));
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameWeightsAndDropout() {
    List<Example> examples = SmallTraining.examples(TWO_TYPES, 4, new SplittableRandom(2));
    TrainingBatch batch = TrainingBatch.of(TWO_TYPES, examples, 10);
    assertThat(lossOf(batch, 4)).isEqualTo(lossOf(batch, 4)).isNotEqualTo(lossOf(batch, 5));
  }

  private static float lossOf(TrainingBatch batch, long seed) {
    try (TrainingSession session =
        SmallTraining.open(TWO_TYPES, SmallTraining.optimizer(0.01, 0, 0.5), seed)) {
      session.train(batch, 0.01);
      return session.train(batch, 0.01).loss();
    }
  }

  @Test
  void whatWasSavedGoesOnAsIfNothingHadHappened() {
    List<Example> examples = SmallTraining.examples(TWO_TYPES, 4, new SplittableRandom(2));
    TrainingBatch batch = TrainingBatch.of(TWO_TYPES, examples, 10);
    OptimizerSettings settings = SmallTraining.optimizer(0.01, 0.01, 0.1);
    float[] uninterrupted;
    try (TrainingSession session = SmallTraining.open(TWO_TYPES, settings, 1)) {
      session.train(batch, 0.01);
      session.train(batch, 0.01);
      session.save(folder.resolve("state"));
      session.train(batch, 0.01);
      uninterrupted = session.weight("layers/0/attention/query/kernel");
    }
    try (TrainingSession session = SmallTraining.open(TWO_TYPES, settings, 1)) {
      session.restore(folder.resolve("state"), 2);
      session.train(batch, 0.01);
      assertThat(session.weight("layers/0/attention/query/kernel"))
          .usingComparatorWithPrecision(1e-6f)
          .containsExactly(uninterrupted);
    }
  }

  @Test
  void dropoutKeepsTheMean() {
    // a regression whose output is the bias alone is not touched by dropout of its input
    ModelForm form = SmallTraining.form(Task.REGRESSION, List.of());
    Example example =
        Example.ofNumbers(new int[] {1, 2}, new int[2], new float[] {0}, new float[] {1});
    try (TrainingSession session =
        SmallTraining.open(form, SmallTraining.optimizer(0.01, 0, 0.5), 1)) {
      session.set("classifier/kernel", new float[8]);
      session.set("classifier/bias", new float[] {2});
      assertThat(session.gradients(TrainingBatch.of(form, List.of(example), 2)).get("loss")[0])
          .isCloseTo(4, within(1e-5f));
    }
  }
}
