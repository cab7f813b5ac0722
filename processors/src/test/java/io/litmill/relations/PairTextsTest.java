package io.litmill.relations;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.classification.TextInput;
import io.litmill.corpus.PairContext;
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
        .text(new Span(h, h + head.length()), new Span(t, t + tail.length()), Optional.empty())
        .map(TextInput::first);
  }

  /** With the tags around the mentions, and a title of x that names the head at its beginning. */
  private static Optional<TextInput> textWithTitle(int maxTokens, String sentence, String title) {
    PairMarking marking = new PairMarking("C", "G", "c", "g", "b", "NONE", true, true, false);
    int h = sentence.indexOf('H');
    int t = sentence.indexOf('T');
    PairContext context = new PairContext(title, List.of(new Span(0, 1)), List.of());
    return new PairTexts(marking, tokenizer, maxTokens, sentence)
        .text(new Span(h, h + 1), new Span(t, t + 1), Optional.of(context));
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
  void theTitleIsTheSecondText() {
    assertThat(textWithTitle(24, "x H x T x", "H x"))
        .contains(new TextInput("x c H c x g T g x", "c H c x"));
  }

  @Test
  void aTitleTakesItsRoomFromTheSentence() {
    // 24 tokens: 3 special ones, 6 for tags, 4 of the title, 11 of the sentence
    assertThat(textWithTitle(24, "x x x x x x x x x H T", "H x").map(TextInput::first))
        .contains("x x x x x x x x x c H c g T g");
    assertThat(textWithTitle(24, "x x x x x x x x x x H T", "H x").map(TextInput::first))
        .contains("x x x x x x x x x c H c g T g");
  }

  @Test
  void aLongTitleTakesAThirdOfTheRoom() {
    // 24 tokens: 3 special ones, 6 for tags, 8 of the title, 7 of the sentence
    assertThat(textWithTitle(24, "x x x x x x x x x H T", "H" + " x".repeat(50)))
        .contains(new TextInput("x x x x x c H c g T g", "c H c" + " x".repeat(50)));
  }

  @Test
  void aPairThatIsFartherApartIsNot() {
    assertThat(text(4, "x x H x x x T x x", "H", "T")).isEmpty();
  }
}
