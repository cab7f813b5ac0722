package io.litmill.questions;

import io.litmill.classification.TextInput;
import io.litmill.tokenizer.Encoding;
import io.litmill.tokenizer.SequenceFrame;
import io.litmill.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Questions and passages to sequences: at most 64 pieces of the question, and windows of the
 * passage that begin 128 pieces apart, or half a window where that is less.
 */
public final class QuestionEncoder {
  private static final int MOST_OF_QUESTION = 64;
  private static final int STRIDE = 128;

  private final Tokenizer tokenizer;
  private final int maxTokens;

  /**
   * @param maxTokens of a sequence, special tokens included
   */
  public QuestionEncoder(Tokenizer tokenizer, int maxTokens) {
    this.tokenizer = tokenizer;
    this.maxTokens = maxTokens;
  }

  /**
   * Windows over all of the passage; none if it has no pieces.
   *
   * @param text the question, and the passage as the second text
   */
  public List<QuestionWindow> windows(TextInput text) {
    SequenceFrame frame = tokenizer.frame();
    Encoding passage = tokenizer.encode(text.second());
    List<Integer> question = question(frame, text.first());
    int room = maxTokens - QuestionWindow.length(frame, question);
    int stride = Math.min(STRIDE, Math.max(1, room / 2));
    List<QuestionWindow> windows = new ArrayList<>();
    for (int from = 0; from < passage.size(); from += stride) {
      int to = Math.min(passage.size(), from + room);
      windows.add(QuestionWindow.of(frame, question, passage, from, to));
      if (to == passage.size()) {
        break;
      }
    }
    return windows;
  }

  /** At most half of the sequence, so that a short one has room for the passage. */
  private List<Integer> question(SequenceFrame frame, String question) {
    int[] ids = tokenizer.encode(question).ids();
    int special = QuestionWindow.length(frame, List.of());
    int most = Math.min(MOST_OF_QUESTION, (maxTokens - special) / 2);
    return Arrays.stream(ids).limit(most).boxed().toList();
  }
}
