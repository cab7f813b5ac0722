package io.litmill.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordsTest {
  @Test
  void aSpanIsNotEmptyAndNotBeforeTheText() {
    assertThat(new Span(0, 1).length()).isEqualTo(1);
    assertThatThrownBy(() -> new Span(3, 3)).hasMessage("span from 3 to 3 is empty");
    assertThatThrownBy(() -> new Span(-1, 3)).hasMessage("span starts at -1, before the text");
  }

  @Test
  void spansThatOnlyTouchDoNotOverlap() {
    assertThat(new Span(0, 3).overlaps(new Span(3, 5))).isFalse();
    assertThat(new Span(0, 4).overlaps(new Span(3, 5))).isTrue();
  }

  @Test
  void mentionsAreKeptInReadingOrder() {
    TypedSpan inner = new TypedSpan(4, 6, "Gene");
    TypedSpan outer = new TypedSpan(4, 9, "Disease");
    TypedSpan first = new TypedSpan(0, 3, "Gene");
    TaggedText text =
        new TaggedText(
            "1", "p53 in tumours", List.of(inner, outer, first), Set.of("Gene", "Disease"));
    assertThat(text.spans()).containsExactly(first, outer, inner);
  }

  @Test
  void aMentionEndsWithinItsText() {
    assertThat(new TaggedText("1", "p53", List.of(new TypedSpan(0, 3, "Gene")), Set.of("Gene")))
        .isNotNull();
    assertThatThrownBy(
            () -> new TaggedText("1", "p53", List.of(new TypedSpan(0, 4, "Gene")), Set.of("Gene")))
        .hasMessage("Gene of text 1 ends at 4, after the text of 3 characters");
  }

  @Test
  void aMentionIsOfAnAnnotatedType() {
    assertThatThrownBy(
            () -> new TaggedText("1", "p53", List.of(new TypedSpan(0, 3, "Gene")), Set.of("Drug")))
        .hasMessage("text 1 has a Gene; its corpus is said to annotate [Drug]");
  }

  @Test
  void aSingleLabelIsAskedForOnlyWhereThereIsOne() {
    assertThat(LabelledText.of("1", "1", "text", List.of("yes")).label()).isEqualTo("yes");
    assertThatThrownBy(() -> LabelledText.of("1", "1", "text", List.of()).label())
        .hasMessage("text 1 has the labels [], not one");
  }

  @Test
  void anAnswerIsWhereItsStartSays() {
    assertThat(new SpanQuestion("q", "Which?", "a p53 b", List.of("p53"), List.of(2)).span(0))
        .isEqualTo(new Span(2, 5));
    assertThatThrownBy(() -> new SpanQuestion("q", "Which?", "a p53 b", List.of("p53"), List.of(1)))
        .hasMessage("answer \"p53\" of question q is not at character 1 of its passage");
  }

  @Test
  void aScoreIsFinite() {
    assertThatThrownBy(() -> new ScoredPair("7", "a", "b", Double.NaN))
        .hasMessage("score of pair 7 is NaN");
  }

  @Test
  void thePairsMentionsAreInTheSentence() {
    assertThatThrownBy(
            () ->
                new PairExample(
                    "1", "d", "short", new Span(0, 2), new Span(3, 9), "false", "a", "b", null))
        .hasMessage("span from 3 to 9 ends after its text of 5 characters");
  }
}
