package io.litmill.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.tokenizer.SpecialTokens;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TokenDropoutTest {
  private static final int MASK = 4;
  private static final SpecialTokens TOKENS = new SpecialTokens(2, 3, 0, 1, OptionalInt.of(MASK));

  private static Example example() {
    int[] ids = new int[2000];
    Arrays.fill(ids, 9);
    ids[0] = 2;
    ids[1999] = 3;
    return Example.ofClasses(ids, new int[2000], new int[] {1}, new float[] {1});
  }

  private static int[] ids(TokenDropout dropout, long step) {
    return dropout.of(List.of(example()), step).get(0).ids();
  }

  @Test
  void aShareOfThePiecesIsHiddenAndNoSpecialToken() {
    TokenDropout dropout = TokenDropout.of(0.2, TOKENS, 1);
    for (int step = 0; step < 20; step++) {
      int[] ids = ids(dropout, step);
      assertThat(ids[0]).isEqualTo(2);
      assertThat(ids[1999]).isEqualTo(3);
      // 400 are expected, with a deviation of 18
      assertThat(Arrays.stream(ids).filter(id -> id == MASK).count()).isBetween(300L, 500L);
    }
  }

  @Test
  void theSeedAndTheStepSayWhich() {
    TokenDropout dropout = TokenDropout.of(0.2, TOKENS, 1);
    assertThat(ids(dropout, 5)).containsExactly(ids(dropout, 5));
    assertThat(ids(dropout, 5)).isNotEqualTo(ids(dropout, 6));
    assertThat(ids(dropout, 5)).isNotEqualTo(ids(TokenDropout.of(0.2, TOKENS, 2), 5));
  }

  @Test
  void theExamplesThemselvesStayAsTheyAre() {
    Example example = example();
    TokenDropout.of(0.5, TOKENS, 1).of(List.of(example), 1);
    assertThat(example.ids()).doesNotContain(MASK);
  }

  @Test
  void aBaseWithoutMaskCannotHide() {
    SpecialTokens maskless = new SpecialTokens(2, 3, 0, 1, OptionalInt.empty());
    assertThatThrownBy(() -> TokenDropout.of(0.1, maskless, 1))
        .hasMessageContaining("has no mask token");
    assertThat(TokenDropout.of(0, maskless, 1)).isEqualTo(TokenDropout.NONE);
  }

  @Test
  void aShareOfAllIsRefused() {
    assertThatThrownBy(() -> TokenDropout.of(1, TOKENS, 1))
        .hasMessage("token-dropout 1.0 is not in 0 to less than 1");
  }
}
