package io.litmill.classification;

import io.litmill.inference.TokenInput;
import io.litmill.pairs.PairMarking;
import io.litmill.tokenizer.Encoding;
import io.litmill.tokenizer.SequenceFrame;
import io.litmill.tokenizer.TokenSequence;
import io.litmill.tokenizer.Tokenizer;
import java.util.List;

/**
 * Texts and pairs as a sequence head reads them. What is too long is shortened: of a pair of texts
 * the longer side from its end, as BERT does; of a sentence with marked mentions what is far from
 * them, and of the title beside it the end; of any other text the end.
 */
public final class SequenceEncoder {
  private final Tokenizer tokenizer;
  private final int maxTokens;
  private final PairMarking marking;

  /**
   * An encoder of sequences.
   *
   * @param marking how mentions are marked in the texts; null if none are
   */
  public SequenceEncoder(Tokenizer tokenizer, int maxTokens, PairMarking marking) {
    this.tokenizer = tokenizer;
    this.maxTokens = maxTokens;
    this.marking = marking;
  }

  /** The tokens of a text or pair, {@code maxTokens} at most. */
  public TokenInput encode(TextInput text) {
    Encoding first = tokenizer.encode(text.first());
    SequenceFrame frame = tokenizer.frame();
    if (text.second() != null) {
      Encoding second = tokenizer.encode(text.second());
      TokenSequence pair =
          marking == null
              ? frame.truncatedPair(first, second, maxTokens)
              : markedPair(text, first, second);
      return TokenInput.of(pair.ids(), pair.tokenTypes());
    }
    int room = maxTokens - frame.before().size() - frame.after().size();
    int from = first.size() <= room ? 0 : start(text.first(), first, room);
    return single(first, from, Math.min(first.size(), from + room));
  }

  /**
   * The most pieces that a title may have beside a sentence with marked mentions, which has the
   * rest.
   */
  public static int longestTitle(int maxTokens) {
    return maxTokens / 3;
  }

  private TokenSequence markedPair(TextInput text, Encoding sentence, Encoding title) {
    SequenceFrame frame = tokenizer.frame();
    int titleSize = Math.min(title.size(), longestTitle(maxTokens));
    int room = Math.max(1, maxTokens - frame.pairOverhead() - titleSize);
    int from = sentence.size() <= room ? 0 : start(text.first(), sentence, room);
    return frame.truncatedPair(
        part(text.first(), sentence, from, Math.min(sentence.size(), from + room)),
        part(text.second(), title, 0, titleSize),
        maxTokens);
  }

  /** The pieces of a part of a text. */
  private Encoding part(String text, Encoding pieces, int from, int to) {
    return to - from == pieces.size()
        ? pieces
        : tokenizer.encode(text.substring(pieces.start(from), pieces.end(to - 1)));
  }

  private TokenInput single(Encoding text, int from, int to) {
    SequenceFrame frame = tokenizer.frame();
    int[] ids = new int[frame.before().size() + to - from + frame.after().size()];
    int at = 0;
    for (int special : frame.before()) {
      ids[at++] = special;
    }
    for (int piece = from; piece < to; piece++) {
      ids[at++] = text.id(piece);
    }
    for (int special : frame.after()) {
      ids[at++] = special;
    }
    return TokenInput.of(ids);
  }

  /** The first piece to keep of a text that is too long. */
  private int start(String text, Encoding pieces, int room) {
    int[] marked = marked(text);
    if (marked == null) {
      return 0;
    }
    int first = piece(pieces, marked[0]);
    int last = piece(pieces, marked[1] - 1);
    int spare = room - (last + 1 - first);
    int start = spare < 0 ? first : first - spare / 2;
    return Math.max(0, Math.min(start, pieces.size() - room));
  }

  private static int piece(Encoding pieces, int character) {
    int piece = 0;
    while (piece < pieces.size() - 1 && pieces.end(piece) <= character) {
      piece++;
    }
    return piece;
  }

  /** From the first mark to the last one; null if there is none. */
  private int[] marked(String text) {
    if (marking == null) {
      return null;
    }
    int start = text.length();
    int end = 0;
    for (String tag : List.of(marking.headTag(), marking.tailTag(), marking.overlapTag())) {
      int at = text.indexOf(tag);
      if (at >= 0) {
        start = Math.min(start, at);
        end = Math.max(end, text.lastIndexOf(tag) + tag.length());
      }
    }
    return end == 0 ? null : new int[] {start, end};
  }
}
