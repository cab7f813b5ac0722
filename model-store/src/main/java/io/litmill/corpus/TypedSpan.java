package io.litmill.corpus;

import java.util.Comparator;

/**
 * A mention of an entity.
 *
 * @param start of the first UTF-16 unit
 * @param end after the last one
 * @param type of the entity, as Chemical
 */
public record TypedSpan(int start, int end, String type) implements Comparable<TypedSpan> {
  private static final Comparator<TypedSpan> ORDER =
      Comparator.comparing(TypedSpan::span).thenComparing(TypedSpan::type);

  public TypedSpan {
    new Span(start, end);
    Texts.requireNotBlank("type of a mention", type);
  }

  public TypedSpan(Span span, String type) {
    this(span.start(), span.end(), type);
  }

  public Span span() {
    return new Span(start, end);
  }

  /** The same mention as another type. */
  public TypedSpan as(String other) {
    return new TypedSpan(start, end, other);
  }

  /** Reading order: by start, the longer one first, then by type. */
  @Override
  public int compareTo(TypedSpan other) {
    return ORDER.compare(this, other);
  }
}
