package io.litmill.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.architecture.ModelForm;
import io.litmill.architecture.Task;
import io.litmill.checkpoint.Checkpoint;
import io.litmill.checkpoint.Checkpoints;
import io.litmill.tagging.TagHeads;
import io.litmill.tokenizer.SmallWordPieces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  private static final ModelForm FORM =
      SmallTraining.form(Task.TOKEN, TagHeads.labelsFor(List.of("Gene")));

  @TempDir Path folder;
  private final List<String> lines = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong();

  /** Gives the scores one after the other; fails like a killed process where one is negative. */
  private static DevScore scripted(double... scores) {
    int[] next = {0};
    return (model, full) -> {
      double score = scores[Math.min(next[0]++, scores.length - 1)];
      if (score < 0) {
        throw new IllegalStateException("killed");
      }
      return new DevScore.Result(score, Map.of("f1", score), Map.of());
    };
  }

  private Trainer trainer(TrainingSettings settings, DevScore dev) {
    TrainingData data =
        SmallTraining.data(SmallTraining.examples(FORM, 20, new SplittableRandom(9)));
    return new Trainer(
        FORM,
        SmallWordPieces.tokenizer(),
        settings,
        data,
        dev,
        new TrainingReport(lines::add),
        () -> nanos.addAndGet(1_000_000_000));
  }

  private Trainer.Outcome run(String name, TrainingSettings settings, DevScore dev)
      throws IOException, InterruptedException {
    return trainer(settings, dev)
        .run(new TrainingFolder(folder.resolve(name)), SmallTraining.RANDOM, "same");
  }

  @Test
  void theBestEvaluationCountsAndNotTheLast() throws Exception {
    Trainer.Outcome outcome = run("a", SmallTraining.settings(4, 0), scripted(10, 30, 20, 25));
    assertThat(outcome.progress().evaluations()).isEqualTo(4);
    assertThat(outcome.progress().bestEvaluation()).isEqualTo(1);
    assertThat(outcome.progress().best()).isEqualTo(30);
    assertThat(outcome.weights().getFileName()).hasToString("weights-1");
    assertThat(Files.exists(folder.resolve("a/weights-1.index"))).isTrue();
    assertThat(Files.exists(folder.resolve("a/weights-3.index"))).isFalse();
  }

  @Test
  void trainingEndsAfterSoManyEvaluationsWithoutABetterOne() throws Exception {
    Trainer.Outcome outcome = run("a", SmallTraining.settings(10, 2), scripted(10, 30, 20, 30, 40));
    assertThat(outcome.progress().evaluations()).isEqualTo(4);
    assertThat(outcome.progress().bestEvaluation()).isEqualTo(1);
  }

  @Test
  void aKilledTrainingGoesOnAndEndsTheSame() throws Exception {
    TrainingSettings settings = SmallTraining.settings(3, 0);
    Trainer.Outcome whole = run("whole", settings, scripted(1, 2, 3));
    assertThatThrownBy(() -> run("killed", settings, scripted(1, -1))).hasMessage("killed");
    Trainer.Outcome resumed = run("killed", settings, scripted(2, 3));
    assertThat(lines).anyMatch(line -> line.startsWith("going on after step"));
    assertThat(resumed.progress().step()).isEqualTo(whole.progress().step());
    assertThat(resumed.progress().tokens()).isEqualTo(whole.progress().tokens());
    assertThat(weights(resumed.weights()))
        .usingComparatorWithPrecision(1e-5f)
        .containsExactly(weights(whole.weights()));
  }

  private static float[] weights(Path prefix) throws IOException {
    try (Checkpoint checkpoint = Checkpoints.open(prefix)) {
      java.nio.FloatBuffer buffer =
          checkpoint.tensor("layers/0/attention/query/kernel").data().asFloatBuffer();
      float[] values = new float[buffer.remaining()];
      buffer.get(values);
      return values;
    }
  }

  @Test
  void aTrainingOfOtherSettingsIsNotGoneOnWith() throws Exception {
    TrainingSettings settings = SmallTraining.settings(3, 0);
    assertThatThrownBy(() -> run("a", settings, scripted(1, -1))).hasMessage("killed");
    Trainer other = trainer(settings, scripted(1));
    TrainingFolder left = new TrainingFolder(folder.resolve("a"));
    assertThatThrownBy(() -> other.run(left, SmallTraining.RANDOM, "other"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(folder.resolve("a").toString())
        .hasMessageContaining("--restart");
  }

  @Test
  void aProgressThatCannotBeReadNamesTheFile() throws Exception {
    Files.createDirectories(folder.resolve("a"));
    Files.writeString(folder.resolve("a/progress.json"), "{");
    assertThatThrownBy(() -> run("a", SmallTraining.settings(1, 0), scripted(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("progress.json");
  }

  @Test
  void trainingEndsWhenItsTimeIsUpAndIsScoredThen() throws Exception {
    TrainingSettings all = SmallTraining.settings(100, 0);
    TrainingSettings limited =
        new TrainingSettings(
            all.optimizer(),
            all.epochs(),
            all.batchTokens(),
            all.maxTokens(),
            all.warmUp(),
            1,
            0,
            1,
            false,
            1,
            Optional.of(Duration.ofSeconds(3)));
    Trainer.Outcome outcome = run("a", limited, scripted(5));
    assertThat(outcome.progress().step()).isEqualTo(3);
    assertThat(outcome.progress().evaluations()).isEqualTo(1);
  }

  @Test
  void aLossThatIsNoNumberEndsTheTrainingWithAWord() {
    TrainingSettings all = SmallTraining.settings(5, 0);
    TrainingSettings wild =
        new TrainingSettings(
            SmallTraining.optimizer(1e30, 0, 0), 50, 40, 16, 0, 1, 0, 1, false, 1, all.most());
    assertThatThrownBy(() -> run("a", wild, scripted(1)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("learning rate");
  }

  @Test
  void theLearningRateRisesAndFalls() {
    TrainingSettings settings = SmallTraining.settings(1, 0);
    assertThat(settings.learningRate(0)).isZero();
    assertThat(settings.learningRate(0.05)).isEqualTo(0.005);
    assertThat(settings.learningRate(0.1)).isEqualTo(0.01);
    assertThat(settings.learningRate(0.55))
        .isCloseTo(0.005, org.assertj.core.api.Assertions.within(1e-9));
    assertThat(settings.learningRate(1)).isZero();
  }
}
