package io.litmill.tokenizer;

import java.util.Arrays;

/**
 * Decomposes characters canonically (NFD) one after another, with their offsets. Marks wait until
 * the next starter and leave in canonical order.
 *
 * <p>Where marks change places their offsets do not: the n-th character that leaves has the offsets
 * of the n-th character that came, as in Hugging Face's alignments.
 */
final class CanonicalDecomposition {

  /** Takes the decomposed characters. */
  interface Sink {
    void accept(int codePoint, int start, int end);
  }

  private final Sink sink;
  private int[] marks = new int[8];
  private boolean[] opens = new boolean[8];
  private int marksLength;
  private int[] slots = new int[16];
  private int slotsLength;
  private int start;
  private int end;

  CanonicalDecomposition(Sink sink) {
    this.sink = sink;
  }

  void accept(int codePoint, int start, int end) {
    int[] parts = UnicodeTables.decomposition(codePoint);
    if (parts == null) {
      push(codePoint, true, start, end);
      return;
    }
    for (int i = 0; i < parts.length; i++) {
      push(parts[i], i == 0, start, end);
    }
  }

  /** Sends the marks that wait. */
  void flush() {
    int slot = 0;
    for (int i = 0; i < marksLength; i++) {
      if (opens[i]) {
        start = slots[slot++];
        end = slots[slot++];
      }
      sink.accept(marks[i], start, end);
    }
    marksLength = 0;
    slotsLength = 0;
  }

  /** {@code opens}: whether this is the first part of a character of the text. */
  private void push(int codePoint, boolean opens, int start, int end) {
    if (UnicodeTables.combiningClass(codePoint) != 0) {
      insert(codePoint, opens);
      if (opens) {
        addSlot(start, end);
      }
      return;
    }
    flush();
    if (opens) {
      this.start = start;
      this.end = end;
    }
    sink.accept(codePoint, this.start, this.end);
  }

  private void insert(int mark, boolean open) {
    if (marksLength == marks.length) {
      marks = Arrays.copyOf(marks, marksLength * 2);
      opens = Arrays.copyOf(opens, marksLength * 2);
    }
    int combiningClass = UnicodeTables.combiningClass(mark);
    int at = marksLength++;
    while (at > 0 && UnicodeTables.combiningClass(marks[at - 1]) > combiningClass) {
      marks[at] = marks[at - 1];
      opens[at] = opens[at - 1];
      at--;
    }
    marks[at] = mark;
    opens[at] = open;
  }

  private void addSlot(int start, int end) {
    if (slotsLength == slots.length) {
      slots = Arrays.copyOf(slots, slotsLength * 2);
    }
    slots[slotsLength++] = start;
    slots[slotsLength++] = end;
  }
}
