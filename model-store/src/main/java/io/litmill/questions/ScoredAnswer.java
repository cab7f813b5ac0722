package io.litmill.questions;

import io.litmill.corpus.Span;

/**
 * A possible answer.
 *
 * @param span in the passage
 * @param probability among the best answers of the passage, which sum to 1
 */
public record ScoredAnswer(Span span, String text, double probability) {}
