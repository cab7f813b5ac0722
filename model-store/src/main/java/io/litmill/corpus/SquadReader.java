package io.litmill.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Questions in the form of SQuAD 1.1 and 2.0, in which BioASQ's factoid questions are trained too.
 * Starts of answers count code points in the file.
 */
public final class SquadReader {
  public List<SpanQuestion> read(Path file) throws IOException {
    CorpusJson json = new CorpusJson(file);
    List<SpanQuestion> questions = new ArrayList<>();
    for (JsonNode article : json.list(json.read(), "data", "the file")) {
      for (JsonNode paragraph : json.list(article, "paragraphs", "an article")) {
        String context = json.text(paragraph, "context", "a paragraph");
        CodePoints offsets = new CodePoints(context);
        for (JsonNode question : json.list(paragraph, "qas", "a paragraph")) {
          questions.add(question(question, context, offsets, json));
        }
      }
    }
    return questions;
  }

  private static SpanQuestion question(
      JsonNode question, String context, CodePoints offsets, CorpusJson json)
      throws CorpusException {
    String id = json.text(question, "id", "a question");
    String where = "question " + id;
    List<String> answers = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    for (JsonNode answer : answers(question)) {
      String text = json.text(answer, "text", where);
      int start = answer.path("answer_start").asInt(-1);
      if (start < 0 || start > offsets.count()) {
        throw json.error(where, "has an answer_start that is not within its context");
      }
      if (!context.startsWith(text, offsets.utf16(start)) || text.isBlank()) {
        throw json.error(
            where, "has the answer \"%s\", which is not at answer_start %d".formatted(text, start));
      }
      answers.add(text);
      starts.add(offsets.utf16(start));
    }
    return new SpanQuestion(id, json.text(question, "question", where), context, answers, starts);
  }

  /** Those of a question that the passage does not answer are only plausible ones. */
  private static Iterable<JsonNode> answers(JsonNode question) {
    return question.path("is_impossible").asBoolean(false) ? List.of() : question.path("answers");
  }
}
