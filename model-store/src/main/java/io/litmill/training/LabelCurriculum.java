package io.litmill.training;

import io.litmill.architecture.Architecture;
import io.litmill.architecture.ModelForm;
import io.litmill.architecture.Task;
import io.litmill.classification.LabelDecision;
import io.litmill.classification.SequenceEncoder;
import io.litmill.classification.TextClassifier;
import io.litmill.classification.TextInput;
import io.litmill.corpus.Dataset;
import io.litmill.corpus.LabelledText;
import io.litmill.corpus.PairExample;
import io.litmill.evaluation.DatasetScore;
import io.litmill.evaluation.Evaluation;
import io.litmill.evaluation.TextLabeller;
import io.litmill.inference.TokenInput;
import io.litmill.pairs.PairMarking;
import io.litmill.pairs.TagTokens;
import io.litmill.tokenizer.Tokenizer;
import io.litmill.training.Curriculum.DevSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Labels of texts, of pairs of texts, and of marked pairs of mentions: a sequence head. */
final class LabelCurriculum implements Curriculum {
  private final Recipe recipe;
  private final List<String> labels;
  private final Tokenizer tokenizer;
  private final SequenceEncoder encoder;

  LabelCurriculum(Recipe recipe, List<String> labels, Tokenizer tokenizer, int maxTokens) {
    this.recipe = recipe;
    this.labels = labels;
    this.tokenizer = tokenizer;
    this.encoder = new SequenceEncoder(tokenizer, maxTokens, recipe.pairs());
    for (String label : recipe.labelWeights().keySet()) {
      if (!labels.contains(label)) {
        throw new IllegalArgumentException(
            "label-weights names \"%s\", which is none of the labels %s".formatted(label, labels));
      }
    }
  }

  @Override
  public ModelForm form(Architecture architecture) {
    return new ModelForm(architecture, recipe.task(), labels, true, marks(architecture));
  }

  /** Of the tags, whose states the head reads; a decoder's head reads the last token alone. */
  private List<List<Integer>> marks(Architecture architecture) {
    PairMarking pairs = recipe.pairs();
    if (pairs == null || architecture.family().causal()) {
      return List.of();
    }
    return List.of(
        TagTokens.of(tokenizer, pairs.headTag()), TagTokens.of(tokenizer, pairs.tailTag()));
  }

  @Override
  public List<Sample> samples(Dataset data, HeldOut held) {
    List<Sample> samples = new ArrayList<>();
    if (data instanceof Dataset.Pairs pairs) {
      requireMarking();
      List<TextInput> inputs = Evaluation.inputs(recipe.pairs(), pairs.pairs());
      for (int i = 0; i < inputs.size(); i++) {
        PairExample pair = pairs.pairs().get(i);
        boolean marked = held.holds(inputs.get(i).first());
        if (!marked && !held.holds(pair.document(), pair.sentence())) {
          samples.add(sample(inputs.get(i), Set.of(label(pair.label(), pairs.negativeLabel()))));
        }
      }
    } else if (data instanceof Dataset.Labels texts) {
      for (LabelledText text : texts.texts()) {
        if (!held.holds(text.document(), HeldOut.of(text))) {
          samples.add(sample(new TextInput(text.first(), text.second()), text.labels()));
        }
      }
    } else {
      throw new IllegalArgumentException(
          "task %s needs data with labels or relations".formatted(recipe.task().optionName()));
    }
    return samples;
  }

  private void requireMarking() {
    if (recipe.pairs() == null) {
      throw new IllegalArgumentException(
          "the data holds pairs of mentions; the recipe's \"pairs\" must say how to mark them");
    }
  }

  private String label(String gold, String negative) {
    return gold.equals(negative) ? recipe.pairs().negativeLabel() : gold;
  }

  private Sample sample(TextInput input, Collection<String> gold) {
    for (String label : gold) {
      if (!labels.contains(label)) {
        throw new IllegalArgumentException(
            "label \"%s\" is none of the model's labels %s".formatted(label, labels));
      }
    }
    TokenInput tokens = encoder.encode(input);
    int[] ids = Inputs.ids(tokens);
    int[] types = Inputs.tokenTypes(tokens);
    return recipe.task() == Task.SINGLE_LABEL ? single(ids, types, gold) : many(ids, types, gold);
  }

  private Sample single(int[] ids, int[] types, Collection<String> gold) {
    if (gold.size() != 1) {
      throw new IllegalArgumentException(
          "a text has the labels %s; task single-label needs one".formatted(gold));
    }
    String label = gold.iterator().next();
    float[] weight = {weight(label)};
    return new Sample(
        Example.ofClasses(ids, types, new int[] {labels.indexOf(label)}, weight), label);
  }

  private Sample many(int[] ids, int[] types, Collection<String> gold) {
    float[] numbers = new float[labels.size()];
    float[] weights = new float[labels.size()];
    for (int i = 0; i < numbers.length; i++) {
      boolean given = gold.contains(labels.get(i));
      numbers[i] = given ? 1 : 0;
      weights[i] = given ? weight(labels.get(i)) : 1;
    }
    String label = gold.size() == 1 ? gold.iterator().next() : gold.isEmpty() ? NO_LABEL : null;
    return new Sample(Example.ofNumbers(ids, types, numbers, weights), label);
  }

  private float weight(String label) {
    return recipe.labelWeights().getOrDefault(label, 1.0).floatValue();
  }

  @Override
  public DevScore score(List<DevSet> sets) {
    return (model, full) -> {
      TextClassifier classifier = new TextClassifier(encoder, model.scorer(), null);
      KnownOutputs outputs = new KnownOutputs(classifier);
      List<DevSet> parts = new ArrayList<>();
      for (DevSet set : sets) {
        Dataset part = full ? set.data() : part(set.data(), set.limit());
        parts.add(new DevSet(set.name(), part, set.weight(), set.limit()));
      }
      Map<String, Double> thresholds =
          recipe.thresholds()
              ? new ThresholdSearch(recipe, labels)
                  .best(chosen -> scores(parts, outputs, chosen).main())
              : Map.of();
      return scores(parts, outputs, thresholds).result(thresholds);
    };
  }

  private DevScores scores(List<DevSet> sets, KnownOutputs outputs, Map<String, Double> thresholds)
      throws InterruptedException {
    TextLabeller labeller = outputs.labeller(new LabelDecision(recipe.task(), labels, thresholds));
    DevScores scores = new DevScores(recipe.score());
    for (DevSet set : sets) {
      scores.add(set, score(labeller, set.data()));
    }
    return scores;
  }

  private DatasetScore score(TextLabeller labeller, Dataset data) throws InterruptedException {
    if (data instanceof Dataset.Pairs pairs) {
      requireMarking();
      return Evaluation.pairs(labeller, recipe.pairs(), pairs);
    }
    if (data instanceof Dataset.Labels texts) {
      return Evaluation.labels(labeller, texts);
    }
    throw new IllegalArgumentException(
        "dev data of task %s must have labels or relations".formatted(recipe.task().optionName()));
  }

  /** A part that has all of some documents, for a document's labels and relations go together. */
  private static Dataset part(Dataset data, int limit) {
    if (data.size() <= limit) {
      return data;
    }
    if (data instanceof Dataset.Labels texts && !texts.manyLabels()) {
      return new Dataset.Labels(Spread.of(texts.texts(), limit), texts.labels(), false);
    }
    return data;
  }
}
