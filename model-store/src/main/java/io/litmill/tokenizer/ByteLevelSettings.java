package io.litmill.tokenizer;

/**
 * How a byte-level model prepares its text.
 *
 * @param addPrefixSpace put a space before a text that does not begin with one
 * @param trimOffsets leave the spaces of a piece out of its offsets, in Hugging Face's manner: with
 *     {@code addPrefixSpace} the one leading space of a piece that starts the text stays in
 */
public record ByteLevelSettings(boolean addPrefixSpace, boolean trimOffsets) {
  /** What RobertaTokenizerFast has where the files say nothing. */
  public static final ByteLevelSettings ROBERTA = new ByteLevelSettings(false, true);
}
