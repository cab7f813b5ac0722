package io.litmill.training;

import io.litmill.architecture.Architecture;
import io.litmill.architecture.ModelForm;
import io.litmill.architecture.Task;
import io.litmill.corpus.Dataset;
import io.litmill.corpus.TaggedText;
import io.litmill.evaluation.Evaluation;
import io.litmill.tagging.BioDecoder;
import io.litmill.tagging.SpanTagger;
import io.litmill.tagging.TagHead;
import io.litmill.tagging.TagHeads;
import io.litmill.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Mentions of entities: a token head. */
final class TaggingCurriculum implements Curriculum {
  private final Recipe recipe;
  private final List<String> labels;
  private final TokenExamples examples;

  TaggingCurriculum(Recipe recipe, Tokenizer tokenizer, int maxTokens) {
    this.recipe = recipe;
    this.labels = recipe.types().isEmpty() ? recipe.labels() : TagHeads.labelsFor(recipe.types());
    this.examples = new TokenExamples(tokenizer, labels, maxTokens);
  }

  @Override
  public ModelForm form(Architecture architecture) {
    return new ModelForm(architecture, Task.TOKEN, labels, false);
  }

  @Override
  public List<Sample> samples(Dataset data, HeldOut held) {
    List<Sample> samples = new ArrayList<>();
    for (TaggedText text : texts(data)) {
      requireAnnotated(text);
      if (!held.holds(text.text())) {
        examples.of(text).forEach(example -> samples.add(new Sample(example, null)));
      }
    }
    return samples;
  }

  private static List<TaggedText> texts(Dataset data) {
    if (data instanceof Dataset.Mentions mentions) {
      return mentions.texts();
    }
    throw new IllegalArgumentException("a token task needs data with mentions of entities");
  }

  private void requireAnnotated(TaggedText text) {
    List<TagHead> heads = TagHeads.of(labels).heads();
    if (heads.stream().noneMatch(head -> text.annotatedTypes().containsAll(head.types()))) {
      throw new IllegalArgumentException(
          "the data annotates %s, which is enough for none of the labels %s"
              .formatted(text.annotatedTypes(), labels));
    }
  }

  @Override
  public DevScore score(List<DevSet> sets) {
    return (model, full) -> {
      SpanTagger tagger =
          new SpanTagger(
              model.tokenizer(),
              model.scorer(),
              new BioDecoder(TagHeads.of(labels)),
              model.maxTokens());
      DevScores scores = new DevScores(recipe.score());
      for (DevSet set : sets) {
        List<TaggedText> texts = Spread.of(texts(set.data()), full ? -1 : set.limit());
        scores.add(set, Evaluation.mentions(tagger, new Dataset.Mentions(texts)));
      }
      return scores.result(Map.of());
    };
  }
}
