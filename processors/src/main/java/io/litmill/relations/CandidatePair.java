package io.litmill.relations;

/**
 * Two mentions of an article that a relation may hold between.
 *
 * @param firstSentence index of the sentence in the article that names the earlier one
 * @param lastSentence index of the sentence that names the later one; mostly the same
 * @param head index of the head's mention in the article
 * @param tail index of the tail's mention
 */
public record CandidatePair(int firstSentence, int lastSentence, int head, int tail) {
  /** Two mentions of one sentence. */
  public CandidatePair(int sentence, int head, int tail) {
    this(sentence, sentence, head, tail);
  }

  public boolean acrossSentences() {
    return firstSentence != lastSentence;
  }

  boolean sameSentences(CandidatePair other) {
    return firstSentence == other.firstSentence && lastSentence == other.lastSentence;
  }
}
