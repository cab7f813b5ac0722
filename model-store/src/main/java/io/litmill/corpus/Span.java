package io.litmill.corpus;

import java.util.Comparator;

/**
 * A part of a text that is not empty.
 *
 * @param start of the first UTF-16 unit
 * @param end after the last one
 */
public record Span(int start, int end) implements Comparable<Span> {
  private static final Comparator<Span> ORDER =
      Comparator.comparingInt(Span::start).thenComparing(Span::end, Comparator.reverseOrder());

  public Span {
    if (start < 0) {
      throw new IllegalArgumentException("span starts at " + start + ", before the text");
    }
    if (end <= start) {
      throw new IllegalArgumentException("span from " + start + " to " + end + " is empty");
    }
  }

  public int length() {
    return end - start;
  }

  /** Whether the two have a character in common. */
  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }

  /** The same characters in a part of the text. */
  public Span within(Span part) {
    return new Span(start - part.start, end - part.start);
  }

  /** The characters of the span. */
  public String of(String text) {
    return text.substring(start, end);
  }

  /** Reading order: by start, of two that start together the longer one first. */
  @Override
  public int compareTo(Span other) {
    return ORDER.compare(this, other);
  }

  Span requireWithin(String text) {
    if (end > text.length()) {
      throw new IllegalArgumentException(
          "span from %d to %d ends after its text of %d characters"
              .formatted(start, end, text.length()));
    }
    return this;
  }
}
