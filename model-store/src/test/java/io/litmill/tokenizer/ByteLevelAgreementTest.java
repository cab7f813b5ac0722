package io.litmill.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ids, offsets and words equal those of the Hugging Face library on merges trained in the test. */
class ByteLevelAgreementTest {
  private static final Logger LOG = LoggerFactory.getLogger(ByteLevelAgreementTest.class);
  private static final long FIRST_SEED = 70_000;
  private static final int HARD_STRINGS = 20_000;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void equalsHuggingFaceOnHardStringsAndOnEveryCodePoint(boolean prefixSpace, boolean trimOffsets)
      throws IOException {
    List<String> corpus = new ArrayList<>();
    for (long seed = 0; seed < 500; seed++) {
      corpus.add(HardStrings.of(seed) + " the cells don't express IL-2 it's  the cells 日本 éé");
    }
    ByteLevelTokenizer ours =
        SmallByteLevel.trained(corpus, 600, new ByteLevelSettings(prefixSpace, trimOffsets));
    try (HuggingFace theirs = HuggingFace.byteLevel(ours, folder)) {
      for (long seed = FIRST_SEED; seed < FIRST_SEED + HARD_STRINGS; seed++) {
        compare(ours, theirs, HardStrings.of(seed), "seed " + seed);
      }
      assertThat(differingPages(ours, theirs)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, true"})
  void equalsHuggingFaceOnAllOfPubMed(boolean prefixSpace, boolean trimOffsets) throws IOException {
    List<String> texts = SharedData.pubMedTexts();
    ByteLevelTokenizer ours =
        SmallByteLevel.trained(
            texts.subList(0, 300), 1500, new ByteLevelSettings(prefixSpace, trimOffsets));
    long tokens = 0;
    try (HuggingFace theirs = HuggingFace.byteLevel(ours, folder)) {
      for (String text : texts) {
        tokens += compare(ours, theirs, text, "PubMed");
      }
    }
    LOG.info("byte-level: {} texts, {} tokens, no mismatch", texts.size(), tokens);
  }

  private static int compare(
      ByteLevelTokenizer ours, HuggingFace theirs, String text, String origin) {
    Encoding encoding = ours.encode(text);
    Encoding expected = theirs.encode(text);
    if (!encoding.equals(expected)) {
      assertThat(encoding)
          .as(origin + ": " + WordPieceAgreementTest.escaped(text))
          .isEqualTo(expected);
    }
    OffsetContract.check(text, encoding, ours);
    return encoding.size();
  }

  /** Each code point between letters, digits and other characters, and behind a space. */
  private static List<String> differingPages(ByteLevelTokenizer ours, HuggingFace theirs) {
    List<String> differing = new ArrayList<>();
    for (int page = 0; page < 0x110000; page += 0x40) {
      if (page >= 0xD800 && page < 0xE000 || page >= 0x34000 && page < 0xE0000) {
        continue;
      }
      StringBuilder text = new StringBuilder();
      for (int c = page; c < page + 0x40; c++) {
        text.append('a').appendCodePoint(c).append("b1").appendCodePoint(c);
        text.append("2.").appendCodePoint(c).append(". ").appendCodePoint(c);
      }
      if (!ours.encode(text).equals(theirs.encode(text.toString()))) {
        differing.add(Integer.toHexString(page));
      }
    }
    return differing;
  }
}
