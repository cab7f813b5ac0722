package io.litmill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRowsTest {
  private static final int[] SIX = new int[6];
  private static final int[] FIVE = new int[5];

  @Test
  void aSingleSequenceIsOneRowWithoutPadding() {
    TokenRows rows = TokenRows.single(new int[] {2, 7, 3}, new int[] {0, 0, 1});
    assertThat(rows.rows()).isEqualTo(1);
    assertThat(rows.rowLength()).isEqualTo(3);
    assertThat(rows.sequences()).containsExactly(1, 1, 1);
    assertThat(rows.positions()).isNull();
    assertThat(rows.sequenceTokens()).isNull();
  }

  @Test
  void everyArrayHasRowsTimesRowLengthValues() {
    assertRefused(() -> rows(FIVE, SIX, SIX, SIX, new int[1]), "ids has 5 values");
    assertRefused(() -> rows(SIX, FIVE, SIX, SIX, new int[1]), "sequences has 5 values");
    assertRefused(() -> rows(SIX, SIX, FIVE, SIX, new int[1]), "tokenTypes has 5 values");
    assertRefused(() -> rows(SIX, SIX, SIX, FIVE, new int[1]), "positions has 5 values");
  }

  @Test
  void positionsAndSequenceTokensComeTogether() {
    assertRefused(() -> rows(SIX, SIX, SIX, SIX, null), "both or neither");
    assertRefused(() -> rows(SIX, SIX, SIX, null, new int[1]), "both or neither");
    assertThat(rows(SIX, SIX, SIX, null, null).rows()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 6})
  void aSequenceTokenOutsideOfTheRowsIsRefused(int token) {
    assertRefused(
        () -> rows(SIX, SIX, SIX, SIX, new int[] {0, token}),
        "sequence token " + token + " is not in 0..5");
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "2, 0", "-1, -1", "65536, 65536"})
  void extentsThatAreNoneAreRefused(int rows, int rowLength) {
    assertThatThrownBy(
            () -> new TokenRows(rows, rowLength, new int[0], new int[0], new int[0], null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static TokenRows rows(
      int[] ids, int[] sequences, int[] tokenTypes, int[] positions, int[] sequenceTokens) {
    return new TokenRows(2, 3, ids, sequences, tokenTypes, positions, sequenceTokens);
  }

  private static void assertRefused(Runnable rows, String message) {
    assertThatThrownBy(rows::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
