package io.litmill.demo;

import io.litmill.schemas.AnnotatedCitation;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what came out. Safe for several threads. */
final class Tally {
  private final AtomicLong citations = new AtomicLong();
  private final AtomicLong sentences = new AtomicLong();
  private final AtomicLong mentions = new AtomicLong();
  private final AtomicLong triplets = new AtomicLong();
  private final AtomicLong withdrawn = new AtomicLong();
  private final AtomicLong labels = new AtomicLong();
  private final AtomicLong deadLetters = new AtomicLong();

  void annotated(AnnotatedCitation citation) {
    citations.incrementAndGet();
    sentences.addAndGet(citation.getSentences().size());
    mentions.addAndGet(citation.getMentions().size());
  }

  void triplet() {
    triplets.incrementAndGet();
  }

  void withdrawnTriplet() {
    withdrawn.incrementAndGet();
  }

  void labelled(int count) {
    labels.addAndGet(count);
  }

  void deadLetter() {
    deadLetters.incrementAndGet();
  }

  /** What was counted so far. */
  Counts counts() {
    return new Counts(
        citations.get(),
        sentences.get(),
        mentions.get(),
        triplets.get(),
        withdrawn.get(),
        labels.get(),
        deadLetters.get());
  }

  /**
   * Numbers of records, and of what is in them.
   *
   * @param citations annotated, each revision by itself
   * @param sentences in them
   * @param mentions in them
   * @param triplets stated, or stated anew
   * @param withdrawn triplets taken back
   * @param labels of documents
   * @param deadLetters records that could not be processed
   */
  record Counts(
      long citations,
      long sentences,
      long mentions,
      long triplets,
      long withdrawn,
      long labels,
      long deadLetters) {}
}
