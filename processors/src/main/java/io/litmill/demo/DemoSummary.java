package io.litmill.demo;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a demo did, the last line of its output.
 *
 * @param records sent to the citations topic in this run, deletions included
 * @param citations annotated
 * @param sentences in them
 * @param mentions in them
 * @param triplets stated
 * @param withdrawn triplets taken back
 * @param labels of documents
 * @param unchanged records whose text had been mined before
 * @param deadLetters records that could not be processed
 * @param seconds from the start of the program to the last result
 */
record DemoSummary(
    long records,
    long citations,
    long sentences,
    long mentions,
    long triplets,
    long withdrawn,
    long labels,
    long unchanged,
    @JsonProperty("dead_letters") long deadLetters,
    double seconds) {}
