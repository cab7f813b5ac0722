package io.litmill.questions;

import io.litmill.corpus.Span;
import io.litmill.inference.TokenInput;
import io.litmill.tokenizer.Encoding;
import io.litmill.tokenizer.SequenceFrame;
import java.util.List;
import java.util.Optional;

/**
 * A question with a part of its passage, as a model reads it.
 *
 * @param input question and part with their special tokens
 * @param passage all of the passage's pieces
 * @param from first piece of the part
 * @param to after the last piece of the part
 * @param offset position in {@code input} of the part's first piece
 */
public record QuestionWindow(TokenInput input, Encoding passage, int from, int to, int offset) {

  static QuestionWindow of(
      SequenceFrame frame, List<Integer> question, Encoding passage, int from, int to) {
    int[] ids = new int[length(frame, question) + to - from];
    int[] types = new int[ids.length];
    int at = copy(frame.before(), ids, 0);
    at = copy(question, ids, at);
    int offset = copy(frame.between(), ids, at);
    at = offset;
    for (int piece = from; piece < to; piece++) {
      ids[at++] = passage.id(piece);
    }
    copy(frame.after(), ids, at);
    for (int i = offset; i < types.length; i++) {
      types[i] = frame.secondType();
    }
    return new QuestionWindow(TokenInput.of(ids, types), passage, from, to, offset);
  }

  /** Tokens without those of the passage. */
  static int length(SequenceFrame frame, List<Integer> question) {
    return frame.before().size() + question.size() + frame.between().size() + frame.after().size();
  }

  private static int copy(List<Integer> from, int[] ids, int start) {
    int at = start;
    for (int id : from) {
      ids[at++] = id;
    }
    return at;
  }

  /**
   * A part of the passage as pieces.
   *
   * @return positions in {@code input} of its first and last piece; empty unless all of it is here
   */
  public Optional<Span> positions(Span answer) {
    int first = -1;
    int last = -1;
    for (int piece = 0; piece < passage.size(); piece++) {
      if (passage.start(piece) < answer.end() && answer.start() < passage.end(piece)) {
        first = first < 0 ? piece : first;
        last = piece;
      }
    }
    return first < from || last >= to || first < 0
        ? Optional.empty()
        : Optional.of(new Span(first - from + offset, last - from + offset + 1));
  }

  /**
   * How well a piece is seen, after BERT's run_squad: the pieces on the side where it has less, and
   * a hundredth of the window's length, so that of equal ones the longer window is taken.
   */
  double context(int piece) {
    return Math.min(piece - from, to - 1 - piece) + 0.01 * (to - from);
  }
}
