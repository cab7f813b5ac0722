/**
 * Annotated corpora of the field in one form each: mentions in text ({@link
 * io.litmill.corpus.TaggedText}), marked pairs ({@link io.litmill.corpus.PairExample}), labelled
 * texts and pairs of texts ({@link io.litmill.corpus.LabelledText}), scored pairs ({@link
 * io.litmill.corpus.ScoredPair}) and questions about a passage ({@link
 * io.litmill.corpus.SpanQuestion}).
 *
 * <p>All offsets are half-open and count UTF-16 units of the text that they belong to. Readers
 * throw a {@link io.litmill.corpus.CorpusException} that names file, line and what was expected.
 */
package io.litmill.corpus;
