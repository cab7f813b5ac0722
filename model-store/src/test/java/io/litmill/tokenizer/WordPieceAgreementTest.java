package io.litmill.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ids, offsets and words equal those of the Hugging Face library. */
class WordPieceAgreementTest {
  private static final Logger LOG = LoggerFactory.getLogger(WordPieceAgreementTest.class);
  private static final int HARD_STRINGS = 20_000;
  private static final long FIRST_SEED = 20_261_121;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "bert-base-cased, false",
    "bert-base-uncased, true",
    "scibert-scivocab-uncased, true",
    "pubmedbert-abstract-fulltext-uncased, true",
    "pubmed-wordpiece-28895-uncased, true"
  })
  void equalsHuggingFaceOnAllOfPubMedAndOnHardStrings(String name, boolean lowerCase)
      throws IOException {
    LoadedTokenizer loaded = TokenizerFiles.read(SharedData.folder("vocab").resolve(name));
    WordPieceTokenizer ours = (WordPieceTokenizer) loaded.tokenizer();
    assertThat(ours.settings().lowerCase()).isEqualTo(lowerCase);
    List<String> texts = SharedData.pubMedTexts();
    try (HuggingFace theirs = HuggingFace.wordPiece(ours, folder)) {
      long tokens = 0;
      for (String text : texts) {
        tokens += compare(ours, theirs, text, "PubMed");
      }
      compareHardStrings(ours, theirs);
      LOG.info(
          "{}: {} texts of {} files, {} tokens, {} hard strings, no mismatch",
          name,
          texts.size(),
          SharedData.pubMedFiles(),
          tokens,
          HARD_STRINGS);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, true",
    "true, false, true",
    "false, true, true",
    "false, false, true",
    "true, true, false",
    "false, false, false"
  })
  void equalsHuggingFaceWithEverySettingAndAnAlphabetOfItsOwn(
      boolean lowerCase, boolean stripAccents, boolean splitIdeographs) throws IOException {
    WordPieceSettings settings =
        new WordPieceSettings(lowerCase, stripAccents, splitIdeographs, 100);
    WordPieceTokenizer ours = SmallVocabularies.wordPiece(SmallVocabularies.letters(), settings);
    try (HuggingFace theirs = HuggingFace.wordPiece(ours, folder)) {
      compareHardStrings(ours, theirs);
    }
  }

  /** Every code point between two letters, alone, and behind one more mark. */
  @ParameterizedTest
  @CsvSource({"true, true", "false, false"})
  void treatsEveryCodePointAsHuggingFaceDoes(boolean lowerCase, boolean stripAccents)
      throws IOException {
    WordPieceSettings settings = new WordPieceSettings(lowerCase, stripAccents, true, 100);
    WordPieceTokenizer ours = SmallVocabularies.wordPiece(SmallVocabularies.letters(), settings);
    List<String> differing = new ArrayList<>();
    try (HuggingFace theirs = HuggingFace.wordPiece(ours, folder)) {
      for (int page = 0; page < 0x110000; page += 0x40) {
        if (page >= 0xD800 && page < 0xE000 || page >= 0x30000 && page < 0xE0000) {
          continue;
        }
        StringBuilder text = new StringBuilder();
        for (int c = page; c < page + 0x40; c++) {
          text.append('a').appendCodePoint(c).append("b ").appendCodePoint(c);
          text.append(" \u302Ea\u0345").appendCodePoint(c).append("\u302E ");
        }
        if (!ours.encode(text).equals(theirs.encode(text.toString()))) {
          differing.add(Integer.toHexString(page));
        }
      }
    }
    assertThat(differing).isEmpty();
  }

  @Test
  void limitsWordsInCodePointsAsHuggingFaceDoes() throws IOException {
    WordPieceTokenizer ours =
        SmallVocabularies.wordPiece(
            SmallVocabularies.letters(), new WordPieceSettings(true, true, true, 200));
    try (HuggingFace theirs = HuggingFace.wordPiece(ours, folder)) {
      for (int length : new int[] {199, 200, 201}) {
        compare(ours, theirs, "a".repeat(length), "length " + length);
        compare(ours, theirs, "\uD801\uDC00".repeat(length), "supplementary, length " + length);
        compare(ours, theirs, "é".repeat(length), "accents, length " + length);
      }
    }
  }

  private static void compareHardStrings(WordPieceTokenizer ours, HuggingFace theirs) {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + HARD_STRINGS; seed++) {
      compare(ours, theirs, HardStrings.of(seed), "seed " + seed);
    }
  }

  private static int compare(
      WordPieceTokenizer ours, HuggingFace theirs, String text, String origin) {
    Encoding encoding = ours.encode(text);
    Encoding expected = theirs.encode(text);
    if (!encoding.equals(expected)) {
      assertThat(encoding).as(origin + ": " + escaped(text)).isEqualTo(expected);
    }
    OffsetContract.check(text, encoding, ours);
    return encoding.size();
  }

  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars()
        .forEach(
            c ->
                escaped.append(c < 0x7F && c > 0x1F ? (char) c + "" : String.format("\\u%04X", c)));
    return escaped.toString();
  }
}
