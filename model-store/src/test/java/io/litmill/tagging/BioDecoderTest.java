package io.litmill.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.litmill.corpus.Span;
import io.litmill.corpus.TypedSpan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BioDecoderTest {
  private static final List<String> ONE_SOFTMAX =
      List.of("O", "B-Gene", "I-Gene", "B-Disease", "I-Disease");

  /** Words of two letters with a space between: word i is [3i, 3i + 2). */
  private static List<Span> words(int count) {
    List<Span> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(new Span(3 * i, 3 * i + 2));
    }
    return words;
  }

  private static List<TypedSpan> decode(List<String> labels, String... path) {
    float[][] logits = new float[path.length][labels.size()];
    for (int i = 0; i < path.length; i++) {
      for (String label : path[i].split(" ")) {
        logits[i][labels.indexOf(label)] = 5;
      }
    }
    return new BioDecoder(TagHeads.of(labels))
        .decode(words(path.length), logits).stream().map(ScoredSpan::span).toList();
  }

  @Test
  void aMentionGoesFromItsBeginningToItsLastInside() {
    assertThat(decode(ONE_SOFTMAX, "O", "B-Gene", "I-Gene", "O", "B-Disease"))
        .containsExactly(new TypedSpan(3, 8, "Gene"), new TypedSpan(12, 14, "Disease"));
  }

  @Test
  void aBeginningEndsTheMentionBefore() {
    assertThat(decode(ONE_SOFTMAX, "B-Gene", "B-Gene", "I-Gene", "B-Disease", "I-Disease"))
        .containsExactly(
            new TypedSpan(0, 2, "Gene"),
            new TypedSpan(3, 8, "Gene"),
            new TypedSpan(9, 14, "Disease"));
  }

  @Test
  void theInsideWithoutBeginningIsDecidedByWhatIsLikeliestAsAWhole() {
    float[][] insideFirst = {{0, 1, 5, 0, 0}, {0, 0, 5, 0, 0}};
    List<ScoredSpan> found = new BioDecoder(TagHeads.of(ONE_SOFTMAX)).decode(words(2), insideFirst);
    assertThat(found).extracting(ScoredSpan::span).containsExactly(new TypedSpan(0, 5, "Gene"));
  }

  @Test
  void typesWithHeadsOfTheirOwnMayOverlap() {
    List<String> labels = TagHeads.labelsFor(List.of("Gene", "Disease"));
    assertThat(
            decode(
                labels,
                "B-Gene B-Disease",
                "I-Gene O-Disease",
                "O-Gene B-Disease",
                "O-Gene I-Disease"))
        .containsExactly(
            new TypedSpan(0, 5, "Gene"),
            new TypedSpan(0, 2, "Disease"),
            new TypedSpan(6, 11, "Disease"));
  }

  @Test
  void labelsWithoutTypeAndBioBertsMarksAreRead() {
    List<String> labels = List.of("[PAD]", "B", "I", "O", "X", "[CLS]", "[SEP]");
    assertThat(decode(labels, "B", "I", "O", "X", "[SEP]"))
        .containsExactly(new TypedSpan(0, 5, Tag.UNTYPED));
  }

  @Test
  void whereATypeHasNoBeginningItsInsideBegins() {
    List<String> labels = List.of("O", "I-Gene");
    assertThat(decode(labels, "O", "I-Gene", "I-Gene", "O"))
        .containsExactly(new TypedSpan(3, 8, "Gene"));
  }

  @Test
  void confidenceIsTheGeometricMeanOfItsWords() {
    float[][] logits = {
      {0, (float) Math.log(3), -99, -99, -99}, {0, -99, (float) Math.log(15), -99, -99}
    };
    ScoredSpan found = new BioDecoder(TagHeads.of(ONE_SOFTMAX)).decode(words(2), logits).get(0);
    assertThat(found.confidence()).isCloseTo(Math.sqrt(0.75 * 15 / 16), within(1e-6));
  }

  @Test
  void aTextWithoutWordsHasNoMentions() {
    assertThat(new BioDecoder(TagHeads.of(ONE_SOFTMAX)).decode(List.of(), new float[0][]))
        .isEmpty();
  }

  @Test
  void labelsOfATypeInAnotherOrderAreRefused() {
    assertThatThrownBy(() -> TagHeads.of(List.of("O-Gene", "I-Gene", "B-Gene")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[O-Gene, B-Gene, I-Gene]");
    assertThatThrownBy(() -> TagHeads.of(List.of("O-Gene", "B-Gene")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
