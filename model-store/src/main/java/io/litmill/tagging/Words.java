package io.litmill.tagging;

import io.litmill.corpus.Span;
import io.litmill.tokenizer.Encoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The words of an encoded text; the first piece of a word stands for it.
 *
 * @param spans in the text, half-open UTF-16 offsets
 * @param firstPieces index in the encoding of each word's first piece
 */
public record Words(List<Span> spans, int[] firstPieces) {
  public static Words of(Encoding encoding) {
    List<Span> spans = new ArrayList<>();
    int[] first = new int[encoding.size()];
    int piece = 0;
    while (piece < encoding.size()) {
      int end = piece;
      while (end + 1 < encoding.size() && encoding.word(end + 1) == encoding.word(piece)) {
        end++;
      }
      if (encoding.end(end) > encoding.start(piece)) {
        first[spans.size()] = piece;
        spans.add(new Span(encoding.start(piece), encoding.end(end)));
      }
      piece = end + 1;
    }
    return new Words(List.copyOf(spans), Arrays.copyOf(first, spans.size()));
  }

  public int size() {
    return spans.size();
  }
}
