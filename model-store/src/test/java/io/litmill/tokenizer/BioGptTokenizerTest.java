package io.litmill.tokenizer;

import static io.litmill.tokenizer.WordPieceTokenizerTest.shown;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BioGptTokenizerTest {
  private static final List<Merge> MERGES =
      List.of(
          new Merge("a", "b</w>"),
          new Merge("@", "-"),
          new Merge("@-", "@</w>"),
          new Merge("&", "l"),
          new Merge("&l", "t"),
          new Merge("&lt", ";</w>"),
          new Merge("a", "a"));

  private final BioGptTokenizer tokenizer = small();

  private static BioGptTokenizer small() {
    List<String> pieces =
        List.of(
            "<s>",
            "<pad>",
            "</s>",
            "<unk>",
            "ab</w>",
            "@-@</w>",
            "&lt;</w>",
            "a",
            "a</w>",
            "b",
            "b</w>",
            "aa",
            ".</w>",
            ".");
    Vocabulary vocabulary = new Vocabulary(pieces);
    return new BioGptTokenizer(
        vocabulary, MERGES, SpecialTokens.of(vocabulary, SpecialNames.BIOGPT));
  }

  @Test
  void offsetsLeadBackThroughDashesAndEscapes() {
    assertThat(shown(tokenizer, "ab-ab <ab"))
        .isEqualTo("ab</w>@0-2w0 @-@</w>@2-3w1 ab</w>@3-5w2 &lt;</w>@6-7w3 ab</w>@7-9w4");
  }

  @Test
  void mergesEveryPlaceOfTheLowestRankFirst() {
    assertThat(shown(tokenizer, "aaaab")).isEqualTo("aa@0-2w0 a@2-3w0 ab</w>@3-5w0");
  }

  @Test
  void whatTheVocabularyLacksIsUnknownPieceByPiece() {
    assertThat(shown(tokenizer, "axb")).isEqualTo("a@0-1w0 <unk>@1-2w0 b</w>@2-3w0");
    assertThat(shown(tokenizer, "\uD83D a")).isEqualTo("<unk>@0-1w0 a</w>@2-3w1");
    assertThat(shown(tokenizer, "ab...")).isEqualTo("ab</w>@0-2w0 .@2-3w1 .@3-4w1 .</w>@4-5w1");
  }

  @Test
  void wordsAreCountedWithoutGaps() {
    assertThat(shown(tokenizer, " ab .' ")).startsWith("ab</w>@1-3w0 .</w>@4-5w1");
    for (long seed = 0; seed < 10_000; seed++) {
      String text = HardStrings.withLoneSurrogates(seed);
      OffsetContract.check(text, tokenizer.encode(text), tokenizer);
    }
  }

  @Test
  void decodesWithoutSeparators() {
    int[] ids = tokenizer.frame().single(tokenizer.encode("ab-ab <ab.")).ids();
    assertThat(ids[0]).isEqualTo(2);
    assertThat(tokenizer.decode(ids)).isEqualTo("ab-ab < ab.");
  }

  @Test
  void publishedFilesSpellAllOfPubMed(@TempDir Path folder) throws IOException {
    unpack(SharedData.folder("vocab").resolve("biogpt"), folder);
    LoadedTokenizer loaded = TokenizerFiles.read(folder);
    BioGptTokenizer published = (BioGptTokenizer) loaded.tokenizer();
    assertThat(published.vocabulary().size()).isEqualTo(42_384);
    assertThat(published.merges()).hasSize(40_000);
    assertThat(published.vocabulary().id("-@</w>")).isEmpty();
    assertThat(shown(published, "Interleukin-2 inhibits"))
        .isEqualTo("Interleukin</w>@0-11w0 @-@</w>@11-12w1 2</w>@12-13w2 inhibits</w>@14-22w3");
    long pieces = 0;
    long unknown = 0;
    for (String text : SharedData.pubMedTexts()) {
      Encoding encoding = published.encode(text);
      OffsetContract.check(text, encoding, published);
      pieces += encoding.size();
      for (int i = 0; i < encoding.size(); i++) {
        boolean ideograph = text.codePointAt(encoding.start(i)) > 0x2E80;
        boolean isUnknown = encoding.id(i) == published.specialTokens().unknown();
        unknown += isUnknown && !ideograph ? 1 : 0;
      }
    }
    assertThat(unknown).isLessThan(pieces / 2_000);
  }

  @Test
  void decodingEncodedEnglishGivesTheTextBack(@TempDir Path folder) throws IOException {
    unpack(SharedData.folder("vocab").resolve("biogpt"), folder);
    BioGptTokenizer published = (BioGptTokenizer) TokenizerFiles.read(folder).tokenizer();
    List<String> texts = new ArrayList<>();
    texts.add("Treatment with IL-2 (n = 12) reduced the patients' pain, but didn't help.");
    texts.add("The p53 gene was expressed in 95% of non-small-cell lung cancers.");
    for (String text : texts) {
      assertThat(published.decode(published.encode(text).ids())).isEqualTo(text);
    }
  }

  private static void unpack(Path source, Path target) throws IOException {
    for (String name : List.of(FairseqFiles.DICTIONARY, FairseqFiles.CODES)) {
      try (InputStream in =
          new GZIPInputStream(Files.newInputStream(source.resolve(name + ".gz")))) {
        Files.copy(in, target.resolve(name));
      }
    }
  }
}
