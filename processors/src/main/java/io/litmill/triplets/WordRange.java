package io.litmill.triplets;

/** Words of a sentence, half-open. */
record WordRange(int start, int end) {}
