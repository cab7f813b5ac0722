package io.litmill.training;

import io.litmill.architecture.Architecture;
import io.litmill.architecture.ModelForm;
import io.litmill.architecture.Task;
import io.litmill.classification.TextInput;
import io.litmill.corpus.Dataset;
import io.litmill.corpus.Span;
import io.litmill.corpus.SpanQuestion;
import io.litmill.evaluation.Evaluation;
import io.litmill.questions.QuestionEncoder;
import io.litmill.questions.QuestionWindow;
import io.litmill.questions.SpanAnswerer;
import io.litmill.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers in passages: a question head. Each window of a passage is an example; one that does not
 * hold all of the answer points to its first token, as in BERT's run_squad. Of several accepted
 * answers the first is trained on.
 */
final class QuestionCurriculum implements Curriculum {
  private final Recipe recipe;
  private final QuestionEncoder encoder;

  QuestionCurriculum(Recipe recipe, Tokenizer tokenizer, int maxTokens) {
    this.recipe = recipe;
    this.encoder = new QuestionEncoder(tokenizer, maxTokens);
  }

  @Override
  public ModelForm form(Architecture architecture) {
    return new ModelForm(architecture, Task.QUESTION, List.of(), false);
  }

  @Override
  public List<Sample> samples(Dataset data, HeldOut held) {
    List<Sample> samples = new ArrayList<>();
    for (SpanQuestion question : questions(data).questions()) {
      if (held.holds(HeldOut.of(question))) {
        continue;
      }
      Optional<Span> answer =
          question.answers().isEmpty() ? Optional.empty() : Optional.of(question.span(0));
      TextInput text = new TextInput(question.question(), question.context());
      for (QuestionWindow window : encoder.windows(text)) {
        samples.add(new Sample(example(window, answer), null));
      }
    }
    return samples;
  }

  private static Example example(QuestionWindow window, Optional<Span> answer) {
    Optional<Span> positions = answer.flatMap(window::positions);
    int[] classes = {
      positions.map(Span::start).orElse(0), positions.map(span -> span.end() - 1).orElse(0)
    };
    return Example.ofClasses(
        Inputs.ids(window.input()),
        Inputs.tokenTypes(window.input()),
        classes,
        new float[] {0.5f, 0.5f});
  }

  private static Dataset.Questions questions(Dataset data) {
    if (data instanceof Dataset.Questions questions) {
      return questions;
    }
    throw new IllegalArgumentException("task question needs data of questions with passages");
  }

  @Override
  public DevScore score(List<DevSet> sets) {
    return (model, full) -> {
      SpanAnswerer answerer = new SpanAnswerer(encoder, model.scorer());
      DevScores scores = new DevScores(recipe.score());
      for (DevSet set : sets) {
        List<SpanQuestion> part =
            Spread.of(questions(set.data()).questions(), full ? -1 : set.limit());
        scores.add(set, Evaluation.questions(answerer, new Dataset.Questions(part)));
      }
      return scores.result(Map.of());
    };
  }
}
