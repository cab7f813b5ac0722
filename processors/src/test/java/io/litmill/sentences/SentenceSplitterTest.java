package io.litmill.sentences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.corpus.Span;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SentenceSplitterTest {
  private final SentenceSplitter splitter = new SentenceSplitter();

  static List<String> hardLines() throws IOException {
    try (InputStream in = SentenceSplitterTest.class.getResourceAsStream("hard-lines.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.replace('¶', '\n'))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("hardLines")
  void endsSentencesWhereAPersonDoes(String marked) {
    String text = marked.replace(" ¦ ", " ").replace("¦", "");
    List<String> byHand = Stream.of(marked.split("¦")).map(String::strip).toList();
    assertThat(sentences(text)).isEqualTo(byHand);
  }

  @Test
  void noSentenceCrossesTheBoundsOfASection() {
    String text = "A title without a stop\nAn abstract. It has two sentences";
    List<Span> sections = List.of(new Span(0, 22), new Span(23, text.length()));
    assertThat(splitter.split(text, sections))
        .containsExactly(new Span(0, 22), new Span(23, 35), new Span(36, text.length()));
  }

  @Test
  void whatLiesInNoSectionIsInNoSentence() {
    assertThat(splitter.split("One. Two. Three.", List.of(new Span(5, 9))))
        .containsExactly(new Span(5, 9));
  }

  @Test
  void aTextOfWhiteSpaceHasNoSentence() {
    assertThat(splitter.split("")).isEmpty();
    assertThat(splitter.split(" \u00A0\u2009\n")).isEmpty();
    assertThat(splitter.split("text", List.of())).isEmpty();
  }

  @Test
  void noBreakAndThinSpacesAreWhiteSpace() {
    assertThat(sentences("Rats died.\u2009Mice\u00A0did not.\u202F"))
        .containsExactly("Rats died.", "Mice\u00A0did not.");
  }

  @Test
  void offsetsCountUtf16Units() {
    String text = "\uD835\uDEFC rose \uD83D\uDC00. \uD835\uDEFD fell.";
    assertThat(splitter.split(text)).containsExactly(new Span(0, 11), new Span(12, text.length()));
  }

  @Test
  void aMarkOnAFullStopHoldsTheSentenceTogether() {
    assertThat(sentences("It fell.\u0301 The rest.")).hasSize(1);
    assertThat(sentences("It fell. \u0301The rest.")).hasSize(1);
  }

  @Test
  void sectionsOutOfOrderAreRefused() {
    List<Span> overlapping = List.of(new Span(0, 5), new Span(4, 8));
    assertThatThrownBy(() -> splitter.split("0123456789", overlapping))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("section from 4 to 8");
    assertThatThrownBy(() -> splitter.split("0123", List.of(new Span(0, 5))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("text of 4 characters");
  }

  private List<String> sentences(String text) {
    return splitter.split(text).stream().map(span -> span.of(text)).toList();
  }
}
