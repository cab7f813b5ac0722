package io.litmill.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class WordPieceTokenizerTest {
  private static final List<String> PIECES =
      List.of(
          "il",
          "-",
          "2",
          "##2",
          "naive",
          "cafe",
          "i",
          "##i",
          "\u0307",
          "##\u0307",
          "日",
          "ᄒ",
          "##ᅡ",
          "##ᆫ",
          "ﬁ",
          "##n",
          "a",
          "##a",
          "b",
          "##b",
          "aa",
          "##aa",
          "IL",
          "Café",
          "<",
          "😀");
  private final WordPieceTokenizer uncased =
      SmallVocabularies.wordPiece(PIECES, WordPieceSettings.UNCASED);
  private final WordPieceTokenizer cased =
      SmallVocabularies.wordPiece(PIECES, WordPieceSettings.CASED);

  @Test
  void splitsPunctuationAndKeepsOffsets() {
    assertThat(shown(uncased, "IL-2 a")).isEqualTo("il@0-2w0 -@2-3w1 2@3-4w2 a@5-6w3");
    assertThat(shown(cased, "IL-2 il")).isEqualTo("IL@0-2w0 -@2-3w1 2@3-4w2 il@5-7w3");
  }

  @Test
  void stripsAccentsAndLeavesTheMarkOutOfTheOffsets() {
    assertThat(shown(uncased, "Café")).isEqualTo("cafe@0-4w0");
    assertThat(shown(uncased, "Cafe\u0301")).isEqualTo("cafe@0-4w0");
    assertThat(shown(cased, "Café")).isEqualTo("Café@0-4w0");
  }

  @Test
  void mapsCharactersThatGrowToTheOneTheyCameFrom() {
    WordPieceTokenizer keepsAccents =
        SmallVocabularies.wordPiece(PIECES, new WordPieceSettings(true, false, true, 100));
    assertThat(shown(keepsAccents, "aİ")).isEqualTo("a@0-1w0 ##i@1-2w0 ##\u0307@1-2w0");
    assertThat(shown(uncased, "İ")).isEqualTo("i@0-1w0");
    assertThat(shown(uncased, "a 한")).isEqualTo("a@0-1w0 ᄒ@2-3w1 ##ᅡ@2-3w1 ##ᆫ@2-3w1");
    assertThat(shown(uncased, "ﬁn")).isEqualTo("ﬁ@0-1w0 ##n@1-2w0");
    assertThat(shown(uncased, "≮a")).isEqualTo("<@0-1w0 a@1-2w1");
  }

  @Test
  void splitsIdeographsOnlyWhereAskedTo() {
    assertThat(shown(uncased, "a日b")).isEqualTo("a@0-1w0 日@1-2w1 b@2-3w2");
    WordPieceTokenizer whole =
        SmallVocabularies.wordPiece(PIECES, new WordPieceSettings(true, true, false, 100));
    assertThat(shown(whole, "a日b")).isEqualTo("[UNK]@0-3w0");
  }

  @Test
  void takesTheLongestPieceAndGivesUpOnTheWholeWord() {
    assertThat(shown(uncased, "aaab")).isEqualTo("aa@0-2w0 ##a@2-3w0 ##b@3-4w0");
    assertThat(shown(uncased, "aax b")).isEqualTo("[UNK]@0-3w0 b@4-5w1");
  }

  @Test
  void dropsControlCharactersWithinAWord() {
    assertThat(shown(uncased, "a\u0000a\u200Db\uFFFDa")).isEqualTo("aa@0-3w0 ##b@4-5w0 ##a@6-7w0");
    assertThat(shown(uncased, "a\u00A0a\u2028b\ta")).isEqualTo("a@0-1w0 a@2-3w1 b@4-5w2 a@6-7w3");
    assertThat(shown(uncased, "a\u0085b")).isEqualTo("a@0-1w0 ##b@2-3w0");
  }

  @Test
  void dropsLoneSurrogatesAndNeverSplitsPairs() {
    assertThat(shown(uncased, "a\uD83Db \uDE00")).isEqualTo("a@0-1w0 ##b@2-3w0");
    assertThat(shown(uncased, "a 😀")).isEqualTo("a@0-1w0 😀@2-4w1");
    for (long seed = 0; seed < 5_000; seed++) {
      String text = HardStrings.withLoneSurrogates(seed);
      OffsetContract.check(text, uncased.encode(text), uncased);
    }
  }

  @Test
  void countsTheWordLimitInCodePoints() {
    WordPieceTokenizer short3 =
        SmallVocabularies.wordPiece(PIECES, new WordPieceSettings(true, true, true, 3));
    assertThat(short3.encode("aba").size()).isEqualTo(3);
    assertThat(shown(short3, "abab")).isEqualTo("[UNK]@0-4w0");
    assertThatThrownBy(() -> new WordPieceSettings(true, true, true, 0))
        .hasMessageContaining("maxWordCharacters 0");
  }

  @Test
  void emptyTextAndWhiteSpaceHaveNoPieces() {
    assertThat(uncased.encode("").size()).isZero();
    assertThat(uncased.encode(" \n\u200B ").size()).isZero();
  }

  @Test
  void namesOfSpecialTokensInTheTextAreText() {
    assertThat(uncased.encode("[SEP]").ids()).doesNotContain(uncased.specialTokens().separator());
  }

  @Test
  void readsAnyCharSequence() {
    assertThat(uncased.encode(java.nio.CharBuffer.wrap("Café IL-2")))
        .isEqualTo(uncased.encode("Café IL-2"));
  }

  @Test
  void manyThreadsGetWhatOneGets() throws InterruptedException, ExecutionException {
    List<String> texts = new ArrayList<>();
    for (long seed = 0; seed < 500; seed++) {
      texts.add(HardStrings.of(seed));
    }
    List<Encoding> expected = texts.stream().map(uncased::encode).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<Encoding>>> runs = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        runs.add(threads.submit(() -> texts.stream().map(uncased::encode).toList()));
      }
      for (Future<List<Encoding>> run : runs) {
        assertThat(run.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  static String shown(Tokenizer tokenizer, String text) {
    Encoding encoding = tokenizer.encode(text);
    OffsetContract.check(text, encoding, tokenizer);
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < encoding.size(); i++) {
      String piece = tokenizer.vocabulary().piece(encoding.id(i));
      pieces.add(piece + "@" + encoding.start(i) + "-" + encoding.end(i) + "w" + encoding.word(i));
    }
    return String.join(" ", pieces);
  }
}
