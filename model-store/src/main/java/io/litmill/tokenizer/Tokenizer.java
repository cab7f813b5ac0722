package io.litmill.tokenizer;

/**
 * Splits a text into pieces of a vocabulary. Immutable and safe for use by many threads.
 *
 * <p>Offsets are half-open UTF-16 indices into the text as it was given; no piece begins or ends
 * inside a surrogate pair. Names of special tokens that occur in the text, such as {@code [SEP]},
 * are text like any other and never become special tokens. A surrogate without its partner is not a
 * character: WordPiece drops it as a control character, the byte-level form reads it as U+FFFD,
 * BioGPT as an unknown character.
 */
public sealed interface Tokenizer permits WordPieceTokenizer, ByteLevelTokenizer, BioGptTokenizer {

  /** The pieces of a text, without special tokens and never truncated; empty for an empty text. */
  Encoding encode(CharSequence text);

  Vocabulary vocabulary();

  SpecialTokens specialTokens();

  /** How this tokenizer's models frame one sequence or a pair. */
  SequenceFrame frame();
}
