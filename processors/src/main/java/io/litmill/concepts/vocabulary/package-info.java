/**
 * Vocabulary files as their makers publish them: identifiers with names, read as a stream.
 *
 * <p>A {@link io.litmill.concepts.vocabulary.Vocabulary} is a file with what to take from it; it
 * gives one {@link io.litmill.concepts.vocabulary.Entry} after another. {@link
 * io.litmill.concepts.vocabulary.Format} lists the formats, each read by a class of its own.
 */
package io.litmill.concepts.vocabulary;
