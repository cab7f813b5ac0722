/**
 * Names to concepts.
 *
 * <p>{@link io.litmill.concepts.ConceptIndex} is a read-only dictionary; {@link
 * io.litmill.concepts.IndexBuilder} makes one from the files that {@link
 * io.litmill.concepts.vocabulary} reads. {@link io.litmill.concepts.Abbreviations} says what the
 * short forms of an article stand for. What a dictionary does not know stays unlinked: nothing here
 * guesses.
 */
package io.litmill.concepts;
