package io.litmill.tokenizer;

/**
 * How a WordPiece model prepares its text.
 *
 * @param stripAccents decompose canonically and drop the marks
 * @param splitIdeographs make each Chinese character a word ({@code tokenize_chinese_chars})
 * @param maxWordCharacters a longer word is unknown as a whole; counted in code points after
 *     normalisation
 */
public record WordPieceSettings(
    boolean lowerCase, boolean stripAccents, boolean splitIdeographs, int maxWordCharacters) {

  /** The limit of Hugging Face's tokenizers. */
  public static final int HUGGING_FACE_WORD_LIMIT = 100;

  /** The limit of the tokenization.py that BERT's and BioBERT's TensorFlow releases go with. */
  public static final int BIOBERT_WORD_LIMIT = 200;

  public static final WordPieceSettings CASED =
      new WordPieceSettings(false, false, true, HUGGING_FACE_WORD_LIMIT);
  public static final WordPieceSettings UNCASED =
      new WordPieceSettings(true, true, true, HUGGING_FACE_WORD_LIMIT);

  public WordPieceSettings {
    if (maxWordCharacters < 1) {
      throw new IllegalArgumentException(
          "maxWordCharacters " + maxWordCharacters + " is not positive");
    }
  }
}
