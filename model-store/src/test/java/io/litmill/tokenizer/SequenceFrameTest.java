package io.litmill.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SequenceFrameTest {
  private static final SpecialTokens SPECIAL =
      new SpecialTokens(101, 102, 0, 100, OptionalInt.empty());
  private final SequenceFrame bert = SequenceFrame.bert(SPECIAL);

  @Test
  void framesBert() {
    assertThat(bert.single(encoding(1, 2)).ids()).containsExactly(101, 1, 2, 102);
    TokenSequence pair = bert.pair(encoding(1, 2), encoding(3));
    assertThat(pair.ids()).containsExactly(101, 1, 2, 102, 3, 102);
    assertThat(pair.tokenTypes()).containsExactly(0, 0, 0, 0, 1, 1);
    assertThat(pair.side(4)).isEqualTo(1);
    assertThat(pair.piece(2)).isEqualTo(1);
    assertThat(pair.piece(3)).isEqualTo(TokenSequence.SPECIAL);
    assertThat(pair.position(1, 0)).isEqualTo(4);
    assertThatThrownBy(() -> pair.position(1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void framesRoberta() {
    SequenceFrame roberta = SequenceFrame.roberta(SPECIAL);
    assertThat(roberta.single(encoding(1)).ids()).containsExactly(101, 1, 102);
    TokenSequence pair = roberta.pair(encoding(1), encoding(2));
    assertThat(pair.ids()).containsExactly(101, 1, 102, 102, 2, 102);
    assertThat(pair.tokenTypes()).containsOnly(0);
  }

  @Test
  void framesBioGpt() {
    SequenceFrame bioGpt = SequenceFrame.bioGpt(SPECIAL);
    assertThat(bioGpt.single(encoding(1)).ids()).containsExactly(102, 1);
    assertThat(bioGpt.pair(encoding(1), encoding(2)).ids()).containsExactly(102, 1, 102, 2);
  }

  @Test
  void fitsAtExactlyTheLimit() {
    assertThat(bert.fits(encoding(1, 2), 4)).isTrue();
    assertThat(bert.fits(encoding(1, 2), 3)).isFalse();
    assertThat(bert.fits(encoding(1), encoding(2), 5)).isTrue();
    assertThat(bert.fits(encoding(1), encoding(2), 4)).isFalse();
  }

  @Test
  void truncatesTheLongerSideFromItsEnd() {
    Encoding first = encoding(1, 2, 3, 4, 5);
    Encoding second = encoding(7, 8);
    assertThat(bert.truncatedPair(first, second, 8).ids())
        .containsExactly(101, 1, 2, 3, 102, 7, 8, 102);
    assertThat(bert.truncatedPair(first, second, 6).ids()).containsExactly(101, 1, 2, 102, 7, 102);
    assertThat(bert.truncatedPair(second, first, 6).ids()).containsExactly(101, 7, 8, 102, 1, 102);
    assertThat(bert.truncatedPair(first, second, 100).ids())
        .isEqualTo(bert.pair(first, second).ids());
    assertThatThrownBy(() -> bert.truncatedPair(first, second, 2))
        .hasMessageContaining("maxTokens 2");
  }

  private static Encoding encoding(int... ids) {
    Encoding.Builder builder = new Encoding.Builder(ids.length);
    for (int i = 0; i < ids.length; i++) {
      builder.add(ids[i], i, i + 1, i);
    }
    return builder.build();
  }
}
