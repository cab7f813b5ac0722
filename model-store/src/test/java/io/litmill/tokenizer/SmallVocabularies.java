package io.litmill.tokenizer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Vocabularies that need no file. */
final class SmallVocabularies {
  private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");

  private SmallVocabularies() {}

  static WordPieceTokenizer wordPiece(List<String> pieces, WordPieceSettings settings) {
    List<String> all = new ArrayList<>(SPECIAL);
    all.addAll(pieces);
    Vocabulary vocabulary = new Vocabulary(all);
    return new WordPieceTokenizer(
        vocabulary, settings, SpecialTokens.of(vocabulary, SpecialNames.BERT));
  }

  /**
   * Most characters that are letters or marks somewhere and what they decompose to, each as the
   * beginning and the inside of a word, so that any difference in normalisation shows in an id.
   */
  static List<String> letters() {
    Set<String> characters = new LinkedHashSet<>();
    for (int c = 0x21; c < 0x1F000; c++) {
      boolean ideograph = c >= 0x3400 && c < 0xA000 || c >= 0x17000 && c < 0x19000;
      boolean surrogate = c >= 0xD800 && c < 0xE000;
      boolean hangul = c >= 0xAC00 && c < 0xD7A4;
      if (!ideograph && !surrogate && !hangul && (c & 3) != 3) {
        String character = Character.toString(c);
        characters.add(character);
        Normalizer.normalize(character, Normalizer.Form.NFD)
            .codePoints()
            .forEach(d -> characters.add(Character.toString(d)));
      }
    }
    List<String> pieces = new ArrayList<>(characters);
    characters.forEach(character -> pieces.add("##" + character));
    pieces.addAll(List.of("the", "cell", "##ing", "##s", "ab", "##ab"));
    return pieces;
  }
}
