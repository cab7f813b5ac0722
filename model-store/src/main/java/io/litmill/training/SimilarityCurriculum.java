package io.litmill.training;

import io.litmill.architecture.Architecture;
import io.litmill.architecture.ModelForm;
import io.litmill.architecture.Task;
import io.litmill.classification.SequenceEncoder;
import io.litmill.classification.TextClassifier;
import io.litmill.classification.TextInput;
import io.litmill.corpus.Dataset;
import io.litmill.corpus.ScoredPair;
import io.litmill.evaluation.Evaluation;
import io.litmill.inference.TokenInput;
import io.litmill.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A number for a pair of texts, such as their similarity: a regression head. */
final class SimilarityCurriculum implements Curriculum {
  private final Recipe recipe;
  private final SequenceEncoder encoder;

  SimilarityCurriculum(Recipe recipe, Tokenizer tokenizer, int maxTokens) {
    this.recipe = recipe;
    this.encoder = new SequenceEncoder(tokenizer, maxTokens, null);
  }

  @Override
  public ModelForm form(Architecture architecture) {
    return new ModelForm(architecture, Task.REGRESSION, List.of(), true);
  }

  @Override
  public List<Sample> samples(Dataset data, HeldOut held) {
    List<Sample> samples = new ArrayList<>();
    for (ScoredPair pair : pairs(data).pairs()) {
      if (!held.holds(HeldOut.of(pair))) {
        TokenInput input = encoder.encode(new TextInput(pair.first(), pair.second()));
        float[] score = {(float) pair.score()};
        Example example =
            Example.ofNumbers(Inputs.ids(input), Inputs.tokenTypes(input), score, new float[] {1});
        samples.add(new Sample(example, null));
      }
    }
    return samples;
  }

  private static Dataset.Scores pairs(Dataset data) {
    if (data instanceof Dataset.Scores scores) {
      return scores;
    }
    throw new IllegalArgumentException("task regression needs data of pairs with scores");
  }

  @Override
  public DevScore score(List<DevSet> sets) {
    return (model, full) -> {
      TextClassifier classifier = new TextClassifier(encoder, model.scorer(), null);
      DevScores scores = new DevScores(recipe.score());
      for (DevSet set : sets) {
        scores.add(set, Evaluation.scores(classifier, pairs(set.data())));
      }
      return scores.result(Map.of());
    };
  }
}
