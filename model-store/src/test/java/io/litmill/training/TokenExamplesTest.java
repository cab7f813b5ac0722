package io.litmill.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.corpus.TaggedText;
import io.litmill.corpus.TypedSpan;
import io.litmill.tagging.TagHeads;
import io.litmill.tokenizer.SmallWordPieces;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenExamplesTest {
  private static final int O = 0;
  private static final int B = 1;
  private static final int I = 2;

  private static List<Example> examples(List<String> labels, int maxTokens, TaggedText text) {
    return new TokenExamples(SmallWordPieces.tokenizer(), labels, maxTokens).of(text);
  }

  private static TaggedText text(String text, Set<String> annotated, TypedSpan... spans) {
    return new TaggedText("1", text, List.of(spans), annotated);
  }

  @Test
  void theFirstPieceOfAWordCarriesItsTag() {
    TaggedText text = text("ab cd e", Set.of("Gene"), new TypedSpan(0, 5, "Gene"));
    Example example = examples(TagHeads.labelsFor(List.of("Gene")), 16, text).get(0);
    // [CLS] a ##b c ##d e [SEP]
    assertThat(example.classes()).containsExactly(O, B, O, I, O, O, O);
    assertThat(example.weights()).containsExactly(0, 1, 0, 1, 0, 1, 0);
  }

  @Test
  void typesThatTheCorpusDoesNotAnnotateHaveNoWeight() {
    TaggedText text = text("ab c", Set.of("Disease"), new TypedSpan(3, 4, "Disease"));
    Example example = examples(TagHeads.labelsFor(List.of("Gene", "Disease")), 16, text).get(0);
    // [CLS] a ##b c [SEP], two heads each
    assertThat(example.weights()).containsExactly(0, 0, 0, 1, 0, 0, 0, 1, 0, 0);
    assertThat(example.classes()).containsExactly(O, O, O, O, O, O, O, B, O, O);
  }

  @Test
  void oneSoftmaxTakesOnlyTextsThatAnnotateAllItsTypes() {
    List<String> labels = List.of("O", "B-Gene", "I-Gene", "B-Disease", "I-Disease");
    TaggedText both = text("a b", Set.of("Gene", "Disease"), new TypedSpan(2, 3, "Disease"));
    assertThat(examples(labels, 16, both).get(0).classes()).containsExactly(0, 0, 3, 0);
    TaggedText genes = text("a b", Set.of("Gene"), new TypedSpan(2, 3, "Gene"));
    assertThat(examples(labels, 16, genes).get(0).weights()).containsOnly(0);
  }

  @Test
  void ofMentionsThatOverlapTheFirstAndLongestIsKept() {
    TaggedText text =
        text(
            "a b c d",
            Set.of("Gene"),
            new TypedSpan(0, 3, "Gene"),
            new TypedSpan(0, 1, "Gene"),
            new TypedSpan(2, 5, "Gene"),
            new TypedSpan(6, 7, "Gene"));
    Example example = examples(TagHeads.labelsFor(List.of("Gene")), 16, text).get(0);
    assertThat(example.classes()).containsExactly(O, B, I, O, B, O);
  }

  @Test
  void aMentionInsideOfAWordTagsTheWord() {
    TaggedText text = text("abc d", Set.of("Gene"), new TypedSpan(1, 2, "Gene"));
    Example example = examples(TagHeads.labelsFor(List.of("Gene")), 16, text).get(0);
    assertThat(example.classes()).containsExactly(O, B, O, O, O, O);
  }

  @Test
  void aLongTextBecomesWindowsThatTogetherHoldAllWords() {
    TaggedText text = text("a b c d e f g h i j", Set.of("Gene"), new TypedSpan(18, 19, "Gene"));
    List<Example> windows = examples(TagHeads.labelsFor(List.of("Gene")), 6, text);
    assertThat(windows).hasSizeGreaterThan(2).allMatch(window -> window.length() <= 6);
    Example last = windows.get(windows.size() - 1);
    assertThat(last.classes()[last.length() - 2]).isEqualTo(B);
  }
}
