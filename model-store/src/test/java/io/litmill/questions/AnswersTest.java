package io.litmill.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.litmill.classification.TextInput;
import io.litmill.corpus.Span;
import io.litmill.tokenizer.Encoding;
import io.litmill.tokenizer.Tokenizer;
import io.litmill.tokenizer.TokenizerFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final String PASSAGE = "p53 is a gene of mice and men , not a cell of the blood .";
  private static Tokenizer tokenizer;

  @BeforeAll
  static void tokenizer() throws IOException {
    tokenizer =
        TokenizerFiles.read(Path.of("src/test/resources/checkpoints/bert-question")).tokenizer();
  }

  private static List<QuestionWindow> windows(int maxTokens, String passage) {
    return new QuestionEncoder(tokenizer, maxTokens).windows(new TextInput("Which ?", passage));
  }

  /** Logits of 0 but for one start and one end. */
  private static float[][] logits(QuestionWindow window, int start, float height, int end) {
    float[][] logits = new float[window.input().length()][2];
    logits[start - window.from() + window.offset()][0] = height;
    logits[end - window.from() + window.offset()][1] = height;
    return logits;
  }

  @Test
  void aShortPassageIsOneWindowInTheFrameOfAPair() {
    List<QuestionWindow> windows = windows(64, PASSAGE);
    assertThat(windows).hasSize(1);
    QuestionWindow window = windows.get(0);
    int[] expected =
        tokenizer.frame().pair(tokenizer.encode("Which ?"), tokenizer.encode(PASSAGE)).ids();
    assertThat(window.input().length()).isEqualTo(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(window.input().id(i)).isEqualTo(expected[i]);
      assertThat(window.input().tokenType(i)).isEqualTo(i < window.offset() ? 0 : 1);
    }
  }

  @Test
  void windowsOfALongPassageOverlapAndHoldEveryPiece() {
    Encoding passage = tokenizer.encode(PASSAGE);
    List<QuestionWindow> windows = windows(20, PASSAGE);
    assertThat(windows.size()).isGreaterThan(1);
    assertThat(windows.get(0).from()).isZero();
    assertThat(windows.get(windows.size() - 1).to()).isEqualTo(passage.size());
    for (int i = 1; i < windows.size(); i++) {
      assertThat(windows.get(i).from()).isLessThan(windows.get(i - 1).to());
    }
    assertThat(windows).allMatch(window -> window.input().length() <= 20);
  }

  @Test
  void aQuestionThatIsTooLongLeavesRoomForThePassage() {
    String question = "gene ".repeat(100);
    List<QuestionWindow> windows =
        new QuestionEncoder(tokenizer, 32).windows(new TextInput(question, PASSAGE));
    assertThat(windows).allMatch(window -> window.to() - window.from() >= 1);
    assertThat(windows).allMatch(window -> window.input().length() <= 32);
  }

  @Test
  void anAnswersPositionsAreThoseOfItsPieces() {
    QuestionWindow window = windows(64, PASSAGE).get(0);
    Span answer = new Span(9, 13);
    Span positions = window.positions(answer).orElseThrow();
    Encoding passage = window.passage();
    int first = positions.start() - window.offset() + window.from();
    int last = positions.end() - 1 - window.offset() + window.from();
    assertThat(passage.start(first)).isEqualTo(9);
    assertThat(passage.end(last)).isEqualTo(13);
    QuestionWindow later = windows(20, PASSAGE).get(1);
    assertThat(later.positions(new Span(0, 3))).isEqualTo(Optional.empty());
  }

  @Test
  void theBestAnswerHasTheHighestStartAndEnd() {
    List<QuestionWindow> windows = windows(64, PASSAGE);
    Encoding passage = windows.get(0).passage();
    List<ScoredAnswer> answers =
        AnswerSearch.best(PASSAGE, windows, List.<float[][]>of(logits(windows.get(0), 2, 9, 4)));
    assertThat(answers.get(0).span()).isEqualTo(new Span(passage.start(2), passage.end(4)));
    assertThat(answers).hasSize(20);
    assertThat(answers.stream().mapToDouble(ScoredAnswer::probability).sum())
        .isCloseTo(1, within(1e-9));
    // score 18; the next ones have 9
    assertThat(answers.get(0).probability()).isGreaterThan(0.99);
  }

  @Test
  void anEndBeforeTheStartIsNoAnswer() {
    List<QuestionWindow> windows = windows(64, PASSAGE);
    List<ScoredAnswer> answers =
        AnswerSearch.best(PASSAGE, windows, List.<float[][]>of(logits(windows.get(0), 6, 9, 2)));
    Encoding passage = windows.get(0).passage();
    assertThat(answers)
        .noneMatch(
            each -> each.span().start() == passage.start(6) && each.span().end() == passage.end(2));
    assertThat(answers).allMatch(each -> each.span().length() > 0);
  }

  @Test
  void anAnswerHasAtMostThirtyPieces() {
    String passage = "gene cell ".repeat(25).strip();
    List<QuestionWindow> windows = new ArrayList<>(windows(64, passage));
    QuestionWindow window = windows.get(0);
    assertThat(windows).hasSize(1);
    Span thirty =
        AnswerSearch.best(passage, windows, List.<float[][]>of(logits(window, 0, 9, 29)))
            .get(0)
            .span();
    assertThat(thirty).isEqualTo(new Span(0, window.passage().end(29)));
    Span more =
        AnswerSearch.best(passage, windows, List.<float[][]>of(logits(window, 0, 9, 30)))
            .get(0)
            .span();
    assertThat(more).isNotEqualTo(new Span(0, window.passage().end(30)));
  }

  @Test
  void aStartCountsOnlyInTheWindowThatSeesItBest() {
    List<QuestionWindow> windows = windows(20, PASSAGE);
    QuestionWindow first = windows.get(0);
    QuestionWindow second = windows.get(1);
    int shared = first.to() - 1;
    assertThat(second.from()).isLessThanOrEqualTo(shared);
    List<float[][]> logits = new ArrayList<>();
    windows.forEach(window -> logits.add(new float[window.input().length()][2]));
    logits.set(0, logits(first, shared, 9, shared));
    Span span = new Span(first.passage().start(shared), first.passage().end(shared));
    ScoredAnswer best = AnswerSearch.best(PASSAGE, windows, logits).get(0);
    assertThat(best.probability())
        .as("the last piece of a window is seen better in the next one: its high score is left out")
        .isLessThan(0.99);
    logits.set(0, new float[first.input().length()][2]);
    logits.set(1, logits(second, shared, 9, shared));
    assertThat(AnswerSearch.best(PASSAGE, windows, logits).get(0).span()).isEqualTo(span);
  }

  @Test
  void anEmptyPassageHasNoAnswer() throws InterruptedException {
    SpanAnswerer answerer =
        new SpanAnswerer(
            new QuestionEncoder(tokenizer, 64),
            inputs -> {
              throw new AssertionError("nothing to compute");
            });
    assertThat(answerer.answer(List.of(new TextInput("Which?", " ")))).containsExactly(List.of());
  }
}
