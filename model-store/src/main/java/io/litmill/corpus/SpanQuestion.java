package io.litmill.corpus;

import java.util.List;
import java.util.Objects;

/**
 * A question that a part of a passage answers.
 *
 * @param id of the question within its corpus
 * @param answers accepted ones, each as the passage has it; empty where the passage has no answer
 * @param starts where each answer starts in {@code context}, in UTF-16 units
 */
public record SpanQuestion(
    String id, String question, String context, List<String> answers, List<Integer> starts) {
  public SpanQuestion {
    Texts.requireNotBlank("id of a question", id);
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(context, "context");
    answers = List.copyOf(answers);
    starts = List.copyOf(starts);
    if (answers.size() != starts.size()) {
      throw new IllegalArgumentException(
          "question %s has %d answers and %d starts".formatted(id, answers.size(), starts.size()));
    }
    for (int i = 0; i < answers.size(); i++) {
      require(id, context, answers.get(i), starts.get(i));
    }
  }

  /** Where the answer with this index is. */
  public Span span(int answer) {
    return new Span(starts.get(answer), starts.get(answer) + answers.get(answer).length());
  }

  private static void require(String id, String context, String answer, int start) {
    Texts.requireNotBlank("answer of question " + id, answer);
    if (start < 0 || !context.startsWith(answer, start)) {
      throw new IllegalArgumentException(
          "answer \"%s\" of question %s is not at character %d of its passage"
              .formatted(answer, id, start));
    }
  }
}
