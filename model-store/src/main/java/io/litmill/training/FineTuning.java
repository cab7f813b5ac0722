package io.litmill.training;

import io.litmill.architecture.ModelForm;
import io.litmill.architecture.Task;
import io.litmill.bundle.Bundle;
import io.litmill.bundle.BundleDraft;
import io.litmill.bundle.Manifest;
import io.litmill.checkpoint.Checkpoint;
import io.litmill.checkpoint.CheckpointTensor;
import io.litmill.checkpoint.Checkpoints;
import io.litmill.checkpoint.source.WeightSource;
import io.litmill.corpus.DataSource;
import io.litmill.corpus.Dataset;
import io.litmill.corpus.PairExample;
import io.litmill.training.Curriculum.DevSet;
import io.litmill.training.Curriculum.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * From a base and a recipe to a bundle: reads the data, trains, chooses the best weights, writes
 * the bundle with its card. A training that was killed goes on when it is started again with the
 * same settings and data.
 */
public final class FineTuning {
  private final Base base;
  private final Recipe recipe;
  private final Path dataFolder;
  private final TrainingSettings settings;
  private final Curriculum curriculum;
  private final ModelForm form;
  private final Consumer<String> lines;
  private final Map<String, Dataset> read = new LinkedHashMap<>();

  /**
   * A training.
   *
   * @param overrides settings that go before those of the recipe
   * @param lines receives what is to be told while it runs
   * @throws IllegalArgumentException if the settings do not suit the base
   */
  public FineTuning(
      Base base, Recipe recipe, Settings overrides, Path dataFolder, Consumer<String> lines)
      throws IOException {
    this.base = base;
    this.recipe = recipe.withSettings(overrides.over(recipe.settings()));
    this.dataFolder = dataFolder;
    this.lines = lines;
    this.settings = this.recipe.settings().complete(base.maxTokens());
    this.curriculum = curriculum();
    this.form = curriculum.form(base.architecture());
  }

  private Curriculum curriculum() throws IOException {
    return switch (recipe.task()) {
      case TOKEN -> new TaggingCurriculum(recipe, base.tokenizer(), settings.maxTokens());
      case SINGLE_LABEL, MULTI_LABEL ->
          new LabelCurriculum(recipe, labels(), base.tokenizer(), settings.maxTokens());
      case REGRESSION -> new SimilarityCurriculum(recipe, base.tokenizer(), settings.maxTokens());
      case QUESTION -> new QuestionCurriculum(recipe, base.tokenizer(), settings.maxTokens());
      case ENCODER, CAUSAL_LM ->
          throw new IllegalArgumentException(
              "task " + recipe.task().optionName() + " is not fine-tuned");
    };
  }

  /** The recipe's labels, or those of the data, that of pairs without relation first. */
  private List<String> labels() throws IOException {
    if (!recipe.labels().isEmpty()) {
      return recipe.labels();
    }
    Set<String> labels = new TreeSet<>();
    Set<String> first = new LinkedHashSet<>();
    for (Recipe.Part part : recipe.train()) {
      Dataset data = data(part.data());
      if (data instanceof Dataset.Labels texts) {
        first.addAll(texts.labels());
      } else if (data instanceof Dataset.Pairs pairs) {
        pairs.pairs().stream()
            .map(PairExample::label)
            .filter(label -> !label.equals(pairs.negativeLabel()))
            .forEach(labels::add);
      }
    }
    if (recipe.pairs() != null) {
      first.add(recipe.pairs().negativeLabel());
    }
    first.addAll(labels);
    return List.copyOf(first);
  }

  /**
   * Trains and writes the bundle.
   *
   * @param target folder of the bundle
   * @param restart whether to discard what an earlier run left instead of going on from it
   * @throws io.litmill.bundle.BundleException if there is a bundle already and it is not to be
   *     replaced
   */
  public Bundle run(Path target, boolean replace, boolean restart)
      throws IOException, InterruptedException {
    Manifest.requireName(target.getFileName().toString());
    BundleDraft.requireFree(target, replace);
    Path work = target.toAbsolutePath().resolveSibling(".training-" + target.getFileName());
    TrainingFolder folder = new TrainingFolder(work);
    if (restart) {
      folder.delete();
      folder = new TrainingFolder(work);
    }
    DevScore dev = curriculum.score(devSets());
    TrainingData data = trainingData();
    Trainer trainer =
        new Trainer(
            form,
            base.tokenizer(),
            settings,
            data,
            dev,
            new TrainingReport(lines),
            System::nanoTime);
    StartingWeights start = base.weights(form, work);
    Trainer.Outcome outcome = trainer.run(folder, start, Fingerprint.of(base, recipe, data));
    DevScore.Result result;
    try (Candidate best = Candidate.open(form, base.tokenizer(), settings, outcome.weights())) {
      result = dev.score(best, true);
    }
    Bundle bundle = write(target, outcome, result);
    folder.delete();
    return bundle;
  }

  private Dataset data(DataSource source) throws IOException {
    Dataset known = read.get(source.toString());
    if (known != null) {
      return known;
    }
    Dataset data = source.read(dataFolder);
    read.put(source.toString(), data);
    return data;
  }

  private List<DevSet> devSets() throws IOException {
    List<DevSet> sets = new ArrayList<>();
    for (Recipe.DevPart part : recipe.dev()) {
      sets.add(new DevSet(part.name(), data(part.data()), part.weight(), part.limit()));
    }
    return sets;
  }

  private TrainingData trainingData() throws IOException {
    HeldOut held = new HeldOut();
    for (Recipe.DevPart part : recipe.dev()) {
      held.add(data(part.data()));
    }
    for (DataSource source : recipe.leaveOut()) {
      held.add(data(source));
    }
    TrainingData all =
        new TrainingData(
            TokenDropout.of(
                recipe.settings().tokensDropped(),
                base.tokenizer().specialTokens(),
                settings.seed()));
    for (Recipe.Part part : recipe.train()) {
      Dataset dataset = data(part.data());
      List<Sample> samples;
      try {
        samples = curriculum.samples(dataset, held);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(part.data() + ": " + e.getMessage(), e);
      }
      for (Sample sample : samples) {
        double share =
            sample.label() == null ? 1 : part.labelShares().getOrDefault(sample.label(), 1.0);
        all.add(sample.example(), part.weight() * share);
      }
      lines.accept(
          "%s: %,d texts, %,d sequences to train on"
              .formatted(part.data(), dataset.size(), samples.size()));
    }
    return all;
  }

  private Bundle write(Path target, Trainer.Outcome outcome, DevScore.Result result)
      throws IOException {
    List<WeightSource> weights = weights(outcome.weights());
    ModelCard card = new ModelCard(base.name(), recipe, settings, outcome.progress(), result);
    Manifest plan =
        new Manifest(
            Manifest.FORMAT,
            target.getFileName().toString(),
            form,
            settings.maxTokens(),
            recipe.settings().storedAs(),
            weights.stream().mapToLong(weight -> weight.shape().size()).sum(),
            Manifest.Precision.AUTO,
            result.thresholds(),
            form.task() == Task.SINGLE_LABEL || form.task() == Task.MULTI_LABEL
                ? recipe.pairs()
                : null,
            List.of(),
            new Manifest.Source("litmill-training", base.name(), null, new TreeMap<>()),
            card.manifest(),
            new TreeMap<>());
    return new BundleDraft(plan, base.tokenizer(), weights, Map.of("README.md", card.text(plan)))
        .write(target);
  }

  private static List<WeightSource> weights(Path prefix) throws IOException {
    List<WeightSource> weights = new ArrayList<>();
    try (Checkpoint checkpoint = Checkpoints.open(prefix)) {
      for (String name : checkpoint.names()) {
        CheckpointTensor tensor = checkpoint.tensor(name);
        weights.add(new WeightSource(name, tensor.shape(), tensor, false));
      }
    }
    return weights;
  }
}
