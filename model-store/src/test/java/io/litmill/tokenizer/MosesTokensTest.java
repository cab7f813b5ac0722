package io.litmill.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected by hand from the documented rules of the Moses tokenizer. */
class MosesTokensTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        // white space and control characters
        "a  b\tc | a b c",
        // other characters stand alone
        "p<0.05; 5% (n=3) | p < 0.05 ; 5 % ( n = 3 )",
        "x² α-β 日本 | x ² α @-@ β 日 本",
        // dashes between letters or digits
        "IL-2-induced | IL @-@ 2 @-@ induced",
        "a -b c- --d | a -b c- --d",
        // runs of dots
        "wait...what .. ok.. | wait ... what .. ok ..",
        // commas
        "a,b 5,300 5,b | a , b 5,300 5 , b",
        "in 2016, | in 2016 ,",
        // apostrophes
        "don't 1980's cells' 'x' 5'-end | don 't 1980 's cells ' ' x ' 5 ' -end",
        // periods
        "It ends. | It ends .",
        "E. coli and vs. that i.v. Dr. Who | E. coli and vs. that i.v. Dr. Who",
        "No. 5 No. five No. Five | No. 5 No. five No . Five",
        "the end. next End. Next | the end. next End . Next",
        "'Hello.' | 'Hello . '",
        "2016, pp. | 2016 , pp ."
      })
  void followsTheRules(String text, String tokens) {
    assertThat(tokens(text)).isEqualTo(tokens);
  }

  @Test
  void everyCharacterLeadsBackToTheText() {
    for (long seed = 0; seed < 20_000; seed++) {
      String text = HardStrings.withLoneSurrogates(seed);
      AlignedText tokens = MosesTokens.of(text);
      for (int i = 0; i < tokens.length(); i++) {
        int c = tokens.codePoint(i);
        if (c == ' ') {
          continue;
        }
        int source = text.codePointAt(tokens.start(i));
        boolean same = c == source || (c == MosesCharacters.PROTECTED_DOT && source == '.');
        assertThat(same || (c == '@' && source == '-')).as("seed " + seed + " at " + i).isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "IL @-@ 2 ( n = 3 ) , 5 % . | IL-2 (n = 3), 5%.",
        "p &lt; 0.05 &amp; &#91; x &#93; | p < 0.05 & [x]",
        "don &apos;t the cells &apos; size | don't the cells' size",
        "he said &quot; no &quot; to it | he said \"no\" to it",
        "$ 5 : yes ! | $5: yes!",
        "is 日 本 in | is 日本 in"
      })
  void joinsTokensToText(String tokens, String text) {
    assertThat(MosesDetokenizer.join(List.of(tokens.split(" ")))).isEqualTo(text);
  }

  @Test
  void joinsNothingToNothing() {
    assertThat(MosesDetokenizer.join(List.of())).isEmpty();
  }

  private static String tokens(String text) {
    AlignedText tokens = MosesTokens.of(text);
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < tokens.length(); i++) {
      int c = tokens.codePoint(i);
      shown.appendCodePoint(c == MosesCharacters.PROTECTED_DOT ? '.' : c);
    }
    return shown.toString();
  }
}
