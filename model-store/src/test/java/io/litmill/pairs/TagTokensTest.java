package io.litmill.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.tokenizer.Encoding;
import io.litmill.tokenizer.SmallByteLevel;
import io.litmill.tokenizer.SmallWordPieces;
import io.litmill.tokenizer.Tokenizer;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TagTokensTest {
  @Test
  void ofWordPiecesAreAllOfTheTag() {
    Tokenizer tokenizer = SmallWordPieces.tokenizer();
    assertThat(TagTokens.of(tokenizer, "@ab$")).isEqualTo(ids(tokenizer.encode("@ab$")));
  }

  @Test
  void doNotDependOnWhatStandsBeside() {
    Tokenizer tokenizer = SmallByteLevel.withMerges("Ġ @", "$ )", "G E", "N E");
    List<Integer> alone = ids(tokenizer.encode("@GENE$"));
    assertThat(ids(tokenizer.encode("a @GENE$"))).doesNotContainSubsequence(alone);
    List<Integer> tag = TagTokens.of(tokenizer, "@GENE$");
    assertThat(tag).hasSizeGreaterThan(1);
    for (String text : List.of("@GENE$", "the @GENE$ was", "(@GENE$),", "x@GENE$y")) {
      List<Integer> ids = ids(tokenizer.encode(text));
      assertThat(Collections.indexOfSubList(ids, tag)).as(text).isNotNegative();
    }
  }

  @Test
  void aTagOfNothingIsRefused() {
    assertThatThrownBy(() -> TagTokens.of(SmallWordPieces.tokenizer(), " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tag \" \" has no token");
  }

  private static List<Integer> ids(Encoding encoding) {
    return IntStream.of(encoding.ids()).boxed().toList();
  }
}
