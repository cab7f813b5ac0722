package io.litmill.relations;

/**
 * Two mentions of a sentence that a relation may hold between.
 *
 * @param sentence index of the sentence in the article
 * @param head index of the head's mention in the article
 * @param tail index of the tail's mention
 */
public record CandidatePair(int sentence, int head, int tail) {}
