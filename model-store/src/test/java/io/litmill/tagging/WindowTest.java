package io.litmill.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.tokenizer.Encoding;
import io.litmill.tokenizer.SmallWordPieces;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WindowTest {
  @Test
  void aTextThatFitsIsOneWindow() {
    Encoding text = SmallWordPieces.encode("aa bb cc");
    assertThat(Window.over(text, text.size())).containsExactly(new Window(0, text.size()));
    assertThat(Window.over(SmallWordPieces.encode(""), 8)).containsExactly(new Window(0, 0));
  }

  @Test
  void windowsCoverAllPiecesBeginAndEndBetweenWordsAndOverlap() {
    long seed = 7;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 200; round++) {
      Encoding text = SmallWordPieces.encode(randomText(random));
      int room = 8 + random.nextInt(20);
      List<Window> windows = Window.over(text, room);
      int covered = 0;
      for (Window window : windows) {
        assertThat(window.from()).as("seed %d round %d", seed, round).isLessThanOrEqualTo(covered);
        assertThat(window.size()).isBetween(1, room);
        assertThat(betweenWords(text, window.from())).isTrue();
        assertThat(betweenWords(text, window.to())).isTrue();
        assertThat(window.to()).isGreaterThan(covered);
        covered = window.to();
      }
      assertThat(covered).isEqualTo(text.size());
    }
  }

  @Test
  void aWordLongerThanAWindowIsCut() {
    Encoding text = SmallWordPieces.encode("a".repeat(30) + " bb");
    List<Window> windows = Window.over(text, 8);
    assertThat(windows.get(windows.size() - 1).to()).isEqualTo(text.size());
    assertThat(windows).allMatch(window -> window.size() >= 1 && window.size() <= 8);
  }

  @Test
  void aPieceBelongsToTheWindowWhereItSeesMost() {
    List<Window> windows = List.of(new Window(0, 10), new Window(6, 16));
    assertThat(Window.widest(windows, 7)).isZero();
    assertThat(Window.widest(windows, 8)).isEqualTo(1);
    assertThat(Window.widest(windows, 15)).isEqualTo(1);
  }

  private static boolean betweenWords(Encoding text, int piece) {
    return piece == 0 || piece == text.size() || text.word(piece) != text.word(piece - 1);
  }

  private static String randomText(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    int words = 1 + random.nextInt(40);
    for (int i = 0; i < words; i++) {
      text.append(i == 0 ? "" : " ").append("a".repeat(1 + random.nextInt(7)));
    }
    return text.toString();
  }
}
