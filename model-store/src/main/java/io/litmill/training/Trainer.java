package io.litmill.training;

import io.litmill.architecture.ModelForm;
import io.litmill.tokenizer.Tokenizer;
import io.litmill.training.TrainingSession.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Trains one model: epochs of batches, evaluations on dev sets between them, the best weights kept,
 * a checkpoint after each evaluation and every few minutes.
 */
final class Trainer {
  private static final double CHECKPOINT_SECONDS = 180;

  private final ModelForm form;
  private final Tokenizer tokenizer;
  private final TrainingSettings settings;
  private final TrainingData data;
  private final DevScore dev;
  private final TrainingReport report;
  private final LongSupplier nanos;

  private TrainingFolder folder;
  private Progress progress;
  private double sinceCheckpoint;

  Trainer(
      ModelForm form,
      Tokenizer tokenizer,
      TrainingSettings settings,
      TrainingData data,
      DevScore dev,
      TrainingReport report,
      LongSupplier nanos) {
    this.form = form;
    this.tokenizer = tokenizer;
    this.settings = settings;
    this.data = data;
    this.dev = dev;
    this.report = report;
    this.nanos = nanos;
  }

  /**
   * What came out.
   *
   * @param weights path of the best weights, without suffix
   */
  record Outcome(Path weights, Progress progress) {}

  /**
   * Trains to the end, going on from what an earlier run with the same fingerprint left.
   *
   * @throws IllegalArgumentException if the folder holds a training of another fingerprint
   */
  Outcome run(TrainingFolder folder, StartingWeights start, String fingerprint)
      throws IOException, InterruptedException {
    this.folder = folder;
    Optional<Progress> earlier = folder.progress();
    if (earlier.isPresent() && !earlier.get().fingerprint().equals(fingerprint)) {
      throw new IllegalArgumentException(
          "%s holds an unfinished training with other settings or data; --restart discards it"
              .formatted(folder.state(0).getParent()));
    }
    progress = earlier.orElse(Progress.beginning(fingerprint));
    TrainingGraph graph = TrainingGraph.build(form, settings.optimizer(), settings.half());
    try (TrainingSession session =
        TrainingSession.open(graph, start, settings.seed(), settings.threads())) {
      if (earlier.isPresent()) {
        session.restore(folder.state(progress.step()), progress.step());
        report.resumed(progress);
      }
      epochs(session);
    }
    return new Outcome(folder.weights(progress.bestEvaluation()), progress);
  }

  private void epochs(TrainingSession session) throws IOException, InterruptedException {
    report.begin(settings, data);
    while (progress.epoch() < settings.epochs() && !finished()) {
      List<BatchPlan> batches = data.batches(settings, progress.epoch());
      if (batches.isEmpty()) {
        throw new IllegalArgumentException("there is nothing to train on");
      }
      epoch(session, batches);
    }
    if (progress.bestEvaluation() < 0) {
      evaluate(session);
    }
  }

  private void epoch(TrainingSession session, List<BatchPlan> batches)
      throws IOException, InterruptedException {
    int parts = settings.evaluationsPerEpoch();
    while (progress.batch() < batches.size() && !finished()) {
      step(session, batches);
      int done = progress.batch();
      boolean last = done == batches.size();
      boolean partEnds =
          (long) done * parts / batches.size() > (done - 1L) * parts / batches.size();
      if (last) {
        progress = nextEpoch();
      }
      if (partEnds || timeIsUp()) {
        evaluate(session);
      } else if (sinceCheckpoint > CHECKPOINT_SECONDS) {
        checkpoint(session);
      }
      if (last) {
        return;
      }
    }
  }

  private void step(TrainingSession session, List<BatchPlan> batches) {
    BatchPlan plan = batches.get(progress.batch());
    TrainingBatch batch =
        TrainingBatch.of(form, data.examples(plan.examples(), session.step()), plan.rowLength());
    double rate = settings.learningRate(done(batches.size()));
    long start = nanos.getAsLong();
    Step step = session.train(batch, rate);
    double seconds = (nanos.getAsLong() - start) / 1e9;
    if (!Float.isFinite(step.loss()) || !Float.isFinite(step.norm())) {
      throw new ArithmeticException(
          "the loss became %s at step %d: the learning rate %.1e is too high"
              .formatted(step.loss(), session.step(), settings.optimizer().learningRate()));
    }
    sinceCheckpoint += seconds;
    progress =
        new Progress(
            progress.fingerprint(),
            progress.epoch(),
            progress.batch() + 1,
            session.step(),
            progress.seconds() + seconds,
            progress.tokens() + batch.tokens(),
            progress.evaluations(),
            progress.bestEvaluation(),
            progress.best(),
            progress.variables());
    report.step(progress, batches.size(), step.loss(), rate, done(batches.size()));
  }

  private Progress nextEpoch() {
    return new Progress(
        progress.fingerprint(),
        progress.epoch() + 1,
        0,
        progress.step(),
        progress.seconds(),
        progress.tokens(),
        progress.evaluations(),
        progress.bestEvaluation(),
        progress.best(),
        progress.variables());
  }

  /** Share of the training that is done: of the steps or of the time, whichever is more. */
  private double done(int batches) {
    double steps = (progress.epoch() + (double) progress.batch() / batches) / settings.epochs();
    double time =
        settings.most().map(most -> progress.seconds() / (most.toMillis() / 1e3)).orElse(0.0);
    return Math.min(1, Math.max(steps, time));
  }

  private boolean timeIsUp() {
    return settings.most().map(most -> progress.seconds() >= most.toMillis() / 1e3).orElse(false);
  }

  private boolean finished() {
    int since = progress.evaluations() - 1 - progress.bestEvaluation();
    return timeIsUp()
        || (settings.patience() > 0
            && progress.bestEvaluation() >= 0
            && since >= settings.patience());
  }

  private void evaluate(TrainingSession session) throws IOException, InterruptedException {
    int evaluation = progress.evaluations();
    Path weights = folder.weights(evaluation);
    session.saveWeights(weights);
    DevScore.Result result;
    try (Candidate candidate = Candidate.open(form, tokenizer, settings, weights)) {
      result = dev.score(candidate, false);
    }
    boolean better = result.main() > progress.best();
    progress =
        new Progress(
            progress.fingerprint(),
            progress.epoch(),
            progress.batch(),
            progress.step(),
            progress.seconds(),
            progress.tokens(),
            evaluation + 1,
            better || evaluation == 0 ? evaluation : progress.bestEvaluation(),
            better ? result.main() : progress.best(),
            progress.variables());
    report.evaluated(progress, result, better);
    checkpoint(session);
  }

  private void checkpoint(TrainingSession session) throws IOException {
    Path state = folder.state(session.step());
    session.save(state);
    progress =
        new Progress(
            progress.fingerprint(),
            progress.epoch(),
            progress.batch(),
            progress.step(),
            progress.seconds(),
            progress.tokens(),
            progress.evaluations(),
            progress.bestEvaluation(),
            progress.best(),
            state.getFileName().toString());
    folder.write(progress);
    sinceCheckpoint = 0;
  }
}
