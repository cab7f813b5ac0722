package io.litmill.tokenizer;

import static io.litmill.tokenizer.WordPieceTokenizerTest.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ByteLevelTokenizerTest {
  private static final List<Merge> MERGES =
      List.of(new Merge("a", "b"), new Merge("Ġ", "ab"), new Merge("Ġ", "Ġ"));
  private final ByteLevelTokenizer plain = SmallByteLevel.of(MERGES, ByteLevelSettings.ROBERTA);

  @Test
  void trimsTheSpaceFromTheOffsets() {
    assertThat(shown(plain, "ab ab")).isEqualTo("ab@0-2w0 Ġab@3-5w1");
    ByteLevelTokenizer whole = SmallByteLevel.of(MERGES, new ByteLevelSettings(false, false));
    assertThat(shown(whole, "ab ab")).isEqualTo("ab@0-2w0 Ġab@2-5w1");
  }

  @Test
  void addsAPrefixSpaceThatNoOffsetShows() {
    ByteLevelTokenizer prefixed = SmallByteLevel.of(MERGES, new ByteLevelSettings(true, true));
    assertThat(shown(prefixed, "ab")).isEqualTo("Ġab@0-2w0");
    assertThat(shown(prefixed, "😀")).startsWith("Ġ@0-0w0 ð@0-2w0");
    assertThat(prefixed.encode("").size()).isZero();
  }

  @Test
  void piecesOfOneCharacterHaveTheWholeCharacter() {
    assertThat(shown(plain, "aé")).isEqualTo("a@0-1w0 Ã@1-2w0 ©@1-2w0");
    assertThat(plain.encode("😀").end(0)).isEqualTo(2);
  }

  @Test
  void leavesTheLastSpaceOfARunToTheNextWord() {
    assertThat(shown(plain, "a   ab")).isEqualTo("a@0-1w0 ĠĠ@3-3w1 Ġab@4-6w2");
  }

  @Test
  void splitsContractionsInLowerCaseOnly() {
    assertThat(plain.encode("a's").word(1)).isEqualTo(1);
    assertThat(plain.encode("a's").word(2)).isEqualTo(1);
    assertThat(plain.encode("a'S").word(2)).isEqualTo(2);
  }

  @Test
  void readsALoneSurrogateAsReplacementCharacter() {
    assertThat(plain.encode("a\uD83D").ids()).isEqualTo(plain.encode("a\uFFFD").ids());
    for (long seed = 0; seed < 5_000; seed++) {
      String text = HardStrings.withLoneSurrogates(seed);
      OffsetContract.check(text, plain.encode(text), plain);
    }
  }

  @Test
  void refusesAVocabularyWithoutAllBytes() {
    Vocabulary vocabulary = new Vocabulary(List.of("<s>", "<pad>", "</s>", "<unk>", "a"));
    SpecialTokens special = SpecialTokens.of(vocabulary, SpecialNames.ROBERTA);
    assertThatThrownBy(
            () -> new ByteLevelTokenizer(vocabulary, List.of(), ByteLevelSettings.ROBERTA, special))
        .hasMessageContaining("has no");
  }
}
