package io.litmill.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DocumentSentencesTest {
  private static AnnotatedDocument document(String text, Span... spans) {
    List<Mention> mentions =
        java.util.Arrays.stream(spans)
            .map(span -> new Mention(span.start() + "", span, "X", List.of()))
            .toList();
    return new AnnotatedDocument("7", text, mentions, List.of(), Set.of("X"));
  }

  @Test
  void titleAndSentencesOfTheAbstractAreApart() {
    List<AnnotatedSentence> sentences =
        DocumentSentences.simple()
            .cut(document("A title\nOne p53 here. Two there.", new Span(12, 15), new Span(26, 31)));
    assertThat(sentences)
        .extracting(AnnotatedSentence::text)
        .containsExactly("A title", "One p53 here.", "Two there.");
    assertThat(sentences).extracting(AnnotatedSentence::id).containsExactly("7:0", "7:1", "7:2");
    assertThat(sentences.get(1).mentions())
        .containsExactly(new Mention("12", new Span(4, 7), "X", List.of()));
    assertThat(sentences.get(2).mentions().get(0).span().of("Two there.")).isEqualTo("there");
  }

  @Test
  void aMentionIsNeverCut() {
    String text = "The E. Coli strain. Next one.";
    DocumentSentences sentences =
        new DocumentSentences(
            passage -> List.of(new Span(0, 6), new Span(7, 19), new Span(20, 29)));
    assertThat(sentences.cut(document(text, new Span(4, 11))))
        .extracting(AnnotatedSentence::text)
        .containsExactly("The E. Coli strain.", "Next one.");
  }

  @Test
  void aMentionOutsideOfAllSentencesIsItsOwnSentence() {
    DocumentSentences sentences = new DocumentSentences(passage -> List.of(new Span(0, 3)));
    assertThat(sentences.tagged(List.of(document("One two.", new Span(4, 7)))))
        .extracting(TaggedText::text)
        .containsExactly("One", "two");
  }

  @Test
  void breaksAfterAbbreviationsAreTakenBack() {
    String passage =
        "  Shown in Fig. Two by Smith et al. The dose vs. Placebo was high (i.v. Route). E. Coli grew.  Done. ";
    assertThat(SentenceBreaks.of(passage))
        .extracting(span -> span.of(passage))
        .containsExactly(
            "Shown in Fig. Two by Smith et al. The dose vs. Placebo was high (i.v. Route).",
            "E. Coli grew.",
            "Done.");
    assertThat(SentenceBreaks.of("")).isEmpty();
    assertThat(SentenceBreaks.of("  ")).isEmpty();
  }
}
