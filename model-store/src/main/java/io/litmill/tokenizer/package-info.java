/**
 * Text to pieces of a model's vocabulary, with exact half-open offsets into the unaltered text.
 *
 * <p>{@link io.litmill.tokenizer.TokenizerFiles} reads a checkpoint's files into a {@link
 * io.litmill.tokenizer.Tokenizer}; it turns a text into an {@link io.litmill.tokenizer.Encoding}; a
 * {@link io.litmill.tokenizer.SequenceFrame} puts the special tokens around one or two of those.
 */
package io.litmill.tokenizer;
