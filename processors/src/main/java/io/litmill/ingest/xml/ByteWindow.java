package io.litmill.ingest.xml;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A part of a stream that can be looked at as an array: from {@link #start}, which what is kept
 * begins with, over {@link #at}, the place that is looked at, to {@link #end}. It slides forward,
 * and grows only as far as something long is kept. {@link #PADDING} zero bytes follow the end, so
 * that a name can be compared without a check for the end.
 */
final class ByteWindow {
  static final int PADDING = 32;
  private static final int INITIAL = 1 << 18;

  private final InputStream in;
  private final int excerptBytes;
  private long discarded;
  private boolean exhausted;
  private DamagedInputException damage;

  byte[] bytes = new byte[INITIAL];
  int start;
  int at;
  int end;

  ByteWindow(InputStream in, int excerptBytes) {
    this.in = in;
    this.excerptBytes = excerptBytes;
  }

  /** Why the stream ended before its time, or null. */
  DamagedInputException damage() {
    return damage;
  }

  /** Bytes of the stream before {@link #start}. */
  long offset() {
    return discarded + start;
  }

  int kept() {
    return at - start;
  }

  void keepFromHere() {
    start = at;
  }

  /** What is kept, up to the limit of an excerpt. */
  byte[] excerpt() {
    return Arrays.copyOfRange(bytes, start, Math.min(at, start + excerptBytes));
  }

  /** Makes a number of bytes from {@link #at} readable; false if the stream ends before. */
  boolean has(int count) throws IOException {
    while (end - at < count) {
      if (!more()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads on. {@link #start}, {@link #at} and {@link #end} move together with the bytes.
   *
   * @return false at the end of the stream, also where damage ends it
   */
  boolean more() throws IOException {
    if (exhausted) {
      return false;
    }
    makeRoom();
    int read = read();
    if (read < 0) {
      exhausted = true;
      Arrays.fill(bytes, end, end + PADDING, (byte) 0);
      return false;
    }
    end += read;
    Arrays.fill(bytes, end, end + PADDING, (byte) 0);
    return true;
  }

  private int read() throws IOException {
    try {
      return in.read(bytes, end, bytes.length - PADDING - end);
    } catch (DamagedInputException e) {
      damage = e;
      return -1;
    }
  }

  private void makeRoom() {
    int room = bytes.length - PADDING - end;
    if (room >= INITIAL / 2) {
      return;
    }
    int length = end - start;
    byte[] target = length > bytes.length / 2 ? new byte[bytes.length * 2] : bytes;
    System.arraycopy(bytes, start, target, 0, length);
    discarded += start;
    at -= start;
    end = length;
    start = 0;
    bytes = target;
  }

  /**
   * Moves to the next byte of a value.
   *
   * @param cap how much may be kept meanwhile
   * @return false, and at the end or where the cap is reached, if there is none
   */
  boolean find(int value, int cap) throws IOException {
    while (true) {
      byte[] array = bytes;
      int limit = Math.min(end, start + cap);
      int i = at;
      while (i < limit && array[i] != value) {
        i++;
      }
      at = i;
      if (i < limit) {
        return true;
      }
      if (kept() >= cap || !more()) {
        return false;
      }
    }
  }

  /**
   * Moves behind the next occurrence of a sequence, or back to where it was if there is none within
   * a number of bytes.
   */
  boolean skipPast(String sequence, int within) throws IOException {
    int from = at - start;
    int last = sequence.charAt(sequence.length() - 1);
    while (find(last, from + within)) {
      at++;
      if (endsWith(sequence, from)) {
        return true;
      }
    }
    at = start + from;
    return false;
  }

  private boolean endsWith(String sequence, int from) {
    int first = at - sequence.length();
    if (first < start + from) {
      return false;
    }
    for (int i = 0; i < sequence.length(); i++) {
      if (bytes[first + i] != sequence.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  boolean startsWith(String sequence) throws IOException {
    if (!has(sequence.length())) {
      return false;
    }
    for (int i = 0; i < sequence.length(); i++) {
      if (bytes[at + i] != sequence.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
