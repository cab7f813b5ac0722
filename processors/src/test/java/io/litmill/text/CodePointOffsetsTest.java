package io.litmill.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CodePointOffsetsTest {
  @Test
  void aSurrogatePairIsOneCodePoint() {
    CodePointOffsets offsets = new CodePointOffsets("a𝛼b𝛽");
    assertThat(offsets.codePoints()).isEqualTo(4);
    assertThat(offsets.toCodePoints(0)).isZero();
    assertThat(offsets.toCodePoints(1)).isEqualTo(1);
    assertThat(offsets.toCodePoints(3)).isEqualTo(2);
    assertThat(offsets.toCodePoints(4)).isEqualTo(3);
    assertThat(offsets.toCodePoints(6)).isEqualTo(4);
    assertThat(offsets.toUtf16(2)).isEqualTo(3);
    assertThat(offsets.toUtf16(4)).isEqualTo(6);
  }

  @Test
  void anOffsetInsideAPairCountsItsCharacter() {
    assertThat(new CodePointOffsets("a𝛼b").toCodePoints(2)).isEqualTo(2);
  }

  @Test
  void aLoneSurrogateIsACharacterOfItsOwn() {
    CodePointOffsets offsets = new CodePointOffsets("a\ud835b\udefc");
    assertThat(offsets.codePoints()).isEqualTo(4);
    assertThat(offsets.toCodePoints(3)).isEqualTo(3);
  }

  @Test
  void agreesWithTheJavaLibraryAtEveryOffset() {
    Random random = new Random(11);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      text.appendCodePoint(random.nextInt(4) == 0 ? 0x1D6FC : 'a' + random.nextInt(26));
    }
    String string = text.toString();
    CodePointOffsets offsets = new CodePointOffsets(string);
    for (int i = 0; i <= offsets.codePoints(); i++) {
      int utf16 = string.offsetByCodePoints(0, i);
      assertThat(offsets.toUtf16(i)).as("seed 11").isEqualTo(utf16);
      assertThat(offsets.toCodePoints(utf16)).as("seed 11").isEqualTo(i);
    }
  }

  @Test
  void anOffsetOutsideTheTextIsRefused() {
    CodePointOffsets offsets = new CodePointOffsets("a𝛼");
    assertThatThrownBy(() -> offsets.toCodePoints(4)).hasMessageContaining("offset 4");
    assertThatThrownBy(() -> offsets.toUtf16(3)).hasMessageContaining("offset 3");
    assertThatThrownBy(() -> offsets.toUtf16(-1)).hasMessageContaining("offset -1");
  }
}
