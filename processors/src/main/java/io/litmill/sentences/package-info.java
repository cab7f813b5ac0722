/**
 * Sentences of an article, as spans of its unaltered text.
 *
 * <p>{@link io.litmill.sentences.SentenceSplitter} is the way in. {@link
 * io.litmill.sentences.SectionScanner} goes through a section once and asks {@link
 * io.litmill.sentences.PeriodRules} at each full stop; the words that those rules know are in the
 * resources beside them.
 */
package io.litmill.sentences;
