package io.litmill.relations;

import io.litmill.classification.SequenceEncoder;
import io.litmill.classification.TextInput;
import io.litmill.corpus.PairContext;
import io.litmill.corpus.Span;
import io.litmill.pairs.PairMarking;
import io.litmill.tokenizer.Encoding;
import io.litmill.tokenizer.SequenceFrame;
import io.litmill.tokenizer.Tokenizer;
import java.util.Optional;

/**
 * The pairs of one sentence, or of two put together, as a relation model reads them. Of a sentence
 * that is too long for the model, or for what the article's title leaves of it, the part around the
 * pair is shown, cut between words; a pair that is farther apart than the model reads is not shown
 * to it.
 */
final class PairTexts {
  private final PairMarking marking;
  private final Tokenizer tokenizer;
  private final int maxTokens;
  private final String sentence;
  private final Encoding encoding;

  /** Most pieces that the tags of a pair take. */
  private final int tags;

  PairTexts(PairMarking marking, Tokenizer tokenizer, int maxTokens, String sentence) {
    this.marking = marking;
    this.tokenizer = tokenizer;
    this.maxTokens = maxTokens;
    this.sentence = sentence;
    this.encoding = tokenizer.encode(sentence);
    int once =
        tokenizer.encode(marking.headTag()).size()
            + tokenizer.encode(marking.tailTag()).size()
            + tokenizer.encode(marking.overlapTag()).size();
    this.tags = marking.keepMentions() ? 2 * once : once;
  }

  /**
   * The text to classify.
   *
   * @param head offsets into the sentence, as {@code tail}
   * @param title of the article, if the model is to read it
   */
  Optional<TextInput> text(Span head, Span tail, Optional<PairContext> title) {
    String second = title.map(t -> marking.mark(t.text(), t.heads(), t.tails())).orElse(null);
    return part(head, tail, room(second)).map(first -> new TextInput(first, second));
  }

  /** Pieces of the sentence that there is room for beside the tags and the title. */
  private int room(String title) {
    SequenceFrame frame = tokenizer.frame();
    if (title == null) {
      return maxTokens - frame.before().size() - frame.after().size() - tags;
    }
    int pieces = Math.min(tokenizer.encode(title).size(), SequenceEncoder.longestTitle(maxTokens));
    return maxTokens - frame.pairOverhead() - tags - pieces;
  }

  private Optional<String> part(Span head, Span tail, int room) {
    if (encoding.size() <= room) {
      return Optional.of(marking.mark(sentence, head, tail));
    }
    int from = pieceAt(Math.min(head.start(), tail.start()));
    int to = pieceAfter(Math.max(head.end(), tail.end()));
    int spare = room - (to - from);
    if (spare < 0) {
      return Optional.empty();
    }
    int before = Math.min(from, Math.max(spare / 2, spare - (encoding.size() - to)));
    int after = Math.min(encoding.size() - to, spare - before);
    int first = startOfWord(from - before, from);
    int last = endOfWord(to + after, to);
    int start = Math.min(encoding.start(first), Math.min(head.start(), tail.start()));
    int end = Math.max(encoding.end(last - 1), Math.max(head.end(), tail.end()));
    return Optional.of(
        marking.mark(sentence.substring(start, end), shifted(head, start), shifted(tail, start)));
  }

  private static Span shifted(Span span, int by) {
    return new Span(span.start() - by, span.end() - by);
  }

  /** The first piece that ends after an offset. */
  private int pieceAt(int offset) {
    int piece = 0;
    while (piece < encoding.size() - 1 && encoding.end(piece) <= offset) {
      piece++;
    }
    return piece;
  }

  /** The piece after the last one that starts before an offset. */
  private int pieceAfter(int offset) {
    int piece = encoding.size();
    while (piece > 1 && encoding.start(piece - 1) >= offset) {
      piece--;
    }
    return piece;
  }

  /** The first piece from here on that begins a word, at most {@code limit}. */
  private int startOfWord(int piece, int limit) {
    int start = piece;
    while (start < limit && start > 0 && encoding.word(start) == encoding.word(start - 1)) {
      start++;
    }
    return start;
  }

  /** The last end up to here that ends a word, at least {@code limit}. */
  private int endOfWord(int piece, int limit) {
    int end = piece;
    while (end > limit && end < encoding.size() && encoding.word(end) == encoding.word(end - 1)) {
      end--;
    }
    return end;
  }
}
