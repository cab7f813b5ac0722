package io.litmill.pipeline;

/**
 * What an article may have at most; one that has more is not annotated, and said to have failed.
 *
 * @param characters of the text, Unicode code points
 * @param sentences of the text
 * @param pairs candidates for relations, over all relation models
 */
public record Limits(int characters, int sentences, int pairs) {
  /** Well above PubMed's longest abstracts (38,300 characters in the 2026 baseline). */
  public static final Limits DEFAULTS = new Limits(200_000, 2_000, 10_000);
}
