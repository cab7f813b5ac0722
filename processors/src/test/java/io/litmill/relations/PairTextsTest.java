package io.litmill.relations;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.corpus.Span;
import io.litmill.pairs.PairMarking;
import io.litmill.tokenizer.Tokenizer;
import io.litmill.tokenizer.TokenizerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words of the sentences are single pieces; each tag is one piece, too. */
class PairTextsTest {
  private static final PairMarking MARKING = new PairMarking("C", "G", "cc", "gg", "cg", "NONE");

  @TempDir static Path folder;
  private static Tokenizer tokenizer;

  @BeforeAll
  static void writeVocabulary() throws IOException {
    Files.write(
        folder.resolve("vocab.txt"),
        List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "x", "xx", "##xx"));
    Files.writeString(folder.resolve("tokenizer_config.json"), "{\"do_lower_case\": true}");
    tokenizer = TokenizerFiles.read(folder).tokenizer();
  }

  /** The text for a pair, with room for some pieces beside tags and special tokens. */
  private static Optional<String> text(int room, String sentence, String head, String tail) {
    int h = sentence.indexOf(head);
    int t = sentence.indexOf(tail);
    return new PairTexts(MARKING, tokenizer, room + 5, sentence)
        .text(new Span(h, h + head.length()), new Span(t, t + tail.length()));
  }

  @Test
  void aSentenceThatFitsIsShownWhole() {
    assertThat(text(6, "x H x T x x", "H", "T")).contains("x cc x gg x x");
    assertThat(text(6, "x T x H x x", "H", "T")).contains("x gg x cc x x");
  }

  @Test
  void aLongSentenceIsCutEvenlyAroundThePair() {
    assertThat(text(5, "x x x x H T x x x x", "H", "T")).contains("x cc gg x x");
  }

  @Test
  void roomThatOneSideDoesNotNeedGoesToTheOther() {
    assertThat(text(5, "H T x x x x x", "H", "T")).contains("cc gg x x x");
    assertThat(text(5, "x x x x x H T", "H", "T")).contains("x x x cc gg");
  }

  @Test
  void cutsFallBetweenWords() {
    assertThat(text(5, "xxxx xxxx H T xxxx xxxx", "H", "T")).contains("cc gg xxxx");
  }

  @Test
  void aPairThatIsAsFarApartAsTheRoomIsStillShown() {
    assertThat(text(4, "x x H x x T x x", "H", "T")).contains("cc x x gg");
  }

  @Test
  void aPairThatIsFartherApartIsNot() {
    assertThat(text(4, "x x H x x x T x x", "H", "T")).isEmpty();
  }
}
