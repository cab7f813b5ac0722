package io.litmill.tagging;

import io.litmill.tokenizer.Encoding;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a text that is too long for the model, in pieces.
 *
 * @param from first piece
 * @param to after the last piece
 */
public record Window(int from, int to) {
  /** What two neighbouring windows have in common, as a part of a window. */
  private static final int OVERLAP = 4;

  /**
   * Windows over all pieces of a text, which begin and end between words and overlap by about a
   * quarter; one that holds all if it fits. A word that is longer than a window is cut.
   *
   * @param room most pieces in a window
   */
  public static List<Window> over(Encoding text, int room) {
    if (room < 1) {
      throw new IllegalArgumentException("room " + room + " for pieces is below 1");
    }
    List<Window> windows = new ArrayList<>();
    int from = 0;
    int to = end(text, from, room);
    windows.add(new Window(from, to));
    while (to < text.size()) {
      int next = startOfWord(text, Math.max(from + 1, to - room / OVERLAP));
      // where the word after the window is so long that an overlap leaves no room for it
      from = next > from && end(text, next, room) > to ? next : to;
      to = end(text, from, room);
      windows.add(new Window(from, to));
    }
    return windows;
  }

  private static int end(Encoding text, int from, int room) {
    if (text.size() - from <= room) {
      return text.size();
    }
    int end = startOfWord(text, from + room);
    return end > from ? end : from + room;
  }

  private static int startOfWord(Encoding text, int piece) {
    int start = piece;
    while (start > 0 && text.word(start - 1) == text.word(piece)) {
      start--;
    }
    return start;
  }

  /** Pieces. */
  public int size() {
    return to - from;
  }

  /** How much text a piece sees on the side where it sees less; negative outside of the window. */
  private int context(int piece) {
    return Math.min(piece - from, to - 1 - piece);
  }

  /** The window in which a piece sees the most text to both sides. */
  static int widest(List<Window> windows, int piece) {
    int best = 0;
    for (int i = 1; i < windows.size(); i++) {
      if (windows.get(i).context(piece) > windows.get(best).context(piece)) {
        best = i;
      }
    }
    return best;
  }
}
