package io.litmill.classification;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.inference.TokenInput;
import io.litmill.pairs.PairMarking;
import io.litmill.tokenizer.SmallWordPieces;
import io.litmill.tokenizer.Tokenizer;
import org.junit.jupiter.api.Test;

class SequenceEncoderTest {
  private static final Tokenizer TOKENIZER = SmallWordPieces.tokenizer();
  private static final PairMarking PAIRS =
      new PairMarking("Chemical", "Gene", "@c$", "@g$", "@cg$", "none");

  private static String read(TokenInput input) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < input.length(); i++) {
      text.append(i == 0 ? "" : " ").append(TOKENIZER.vocabulary().piece(input.id(i)));
    }
    return text.toString();
  }

  private static TokenInput encode(String text, int maxTokens, PairMarking marking) {
    return new SequenceEncoder(TOKENIZER, maxTokens, marking).encode(TextInput.of(text));
  }

  @Test
  void aTextThatFitsIsWhole() {
    assertThat(read(encode("a b", 4, null))).isEqualTo("[CLS] a b [SEP]");
  }

  @Test
  void ofATextThatIsTooLongTheEndIsCut() {
    assertThat(read(encode("a b c d e", 5, null))).isEqualTo("[CLS] a b c [SEP]");
  }

  @Test
  void marksStayInTheMiddleOfWhatIsKept() {
    String text = "a a a a a a b @c$ d @g$ e f f f f f f";
    assertThat(read(encode(text, 13, PAIRS))).isEqualTo("[CLS] a b @ c $ d @ g $ e f [SEP]");
  }

  @Test
  void marksAtTheEndKeepWhatIsBeforeThem() {
    assertThat(read(encode("a b c d @c$ e @g$", 11, PAIRS)))
        .isEqualTo("[CLS] c d @ c $ e @ g $ [SEP]");
  }

  @Test
  void marksTooFarApartKeepTheFirst() {
    assertThat(read(encode("a @c$ b b b b b @g$", 7, PAIRS))).isEqualTo("[CLS] @ c $ b b [SEP]");
  }

  @Test
  void ofAPairTheLongerSideIsCut() {
    TokenInput input =
        new SequenceEncoder(TOKENIZER, 7, null).encode(new TextInput("a b c d", "e"));
    assertThat(read(input)).isEqualTo("[CLS] a b c [SEP] e [SEP]");
    assertThat(input.tokenType(5)).isEqualTo(1);
    assertThat(input.tokenType(4)).isZero();
  }

  private static String pair(int maxTokens, String sentence, String title) {
    return read(
        new SequenceEncoder(TOKENIZER, maxTokens, PAIRS).encode(new TextInput(sentence, title)));
  }

  @Test
  void aMarkedSentenceAndATitleThatFitAreWhole() {
    assertThat(pair(30, "a @c$ b @g$", "c d")).isEqualTo("[CLS] a @ c $ b @ g $ [SEP] c d [SEP]");
  }

  @Test
  void aLongTitleHasAThirdAndTheMarksStay() {
    assertThat(pair(18, "a a a a a a @c$ b @g$ a a a", "a b c d e f a b"))
        .isEqualTo("[CLS] a @ c $ b @ g $ a [SEP] a b c d e f [SEP]");
  }
}
