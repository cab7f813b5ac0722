package io.litmill.relations;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.corpus.Span;
import io.litmill.entities.LinkedMention;
import io.litmill.entities.TaggedMention;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidatePairsTest {
  private static final List<LinkedMention> MENTIONS =
      List.of(
          mention(0, 0, "Gene"),
          mention(0, 2, "Chemical"),
          mention(0, 4, "Gene"),
          mention(1, 10, "Chemical"),
          mention(2, 20, "Chemical"),
          mention(2, 22, "Gene"),
          mention(2, 24, "Chemical"));

  private static LinkedMention mention(int sentence, int start, String type) {
    return mention(sentence, start, start + 1, type);
  }

  private static LinkedMention mention(int sentence, int start, int end, String type) {
    TaggedMention mention = new TaggedMention(sentence, new Span(start, end), type, 0.9, "a@1");
    return new LinkedMention(mention, "x", "x", List.of());
  }

  @Test
  void everyHeadMeetsEveryTailOfItsSentence() {
    assertThat(CandidatePairs.of(MENTIONS, "Chemical", "Gene"))
        .containsExactly(
            new CandidatePair(0, 1, 0),
            new CandidatePair(0, 1, 2),
            new CandidatePair(2, 4, 5),
            new CandidatePair(2, 6, 5));
    assertThat(CandidatePairs.count(MENTIONS, "Chemical", "Gene")).isEqualTo(4);
  }

  @Test
  void mentionsOfOneTypeArePairedOnce() {
    assertThat(CandidatePairs.of(MENTIONS, "Chemical", "Chemical"))
        .containsExactly(new CandidatePair(2, 4, 6));
    assertThat(CandidatePairs.count(MENTIONS, "Chemical", "Chemical")).isEqualTo(1);
  }

  @Test
  void mentionsThatOverlapMakeNoPair() {
    List<LinkedMention> mentions =
        List.of(
            mention(0, 0, 9, "Chemical"),
            mention(0, 0, 9, "Gene"),
            mention(0, 4, 8, "Gene"),
            mention(0, 9, 12, "Gene"),
            mention(0, 10, 14, "Chemical"));
    assertThat(CandidatePairs.of(mentions, "Chemical", "Gene"))
        .containsExactly(
            new CandidatePair(0, 0, 3), new CandidatePair(0, 4, 1), new CandidatePair(0, 4, 2));
    assertThat(CandidatePairs.count(mentions, "Chemical", "Gene")).isEqualTo(3);
    assertThat(CandidatePairs.of(mentions, "Gene", "Gene"))
        .containsExactly(new CandidatePair(0, 1, 3), new CandidatePair(0, 2, 3));
    assertThat(CandidatePairs.count(mentions, "Gene", "Gene")).isEqualTo(2);
  }

  @Test
  void whatNoSentenceNamesTogetherIsPairedAcrossThem() {
    List<LinkedMention> mentions =
        List.of(
            named(0, 0, "Chemical", "ASA", "aspirin"),
            named(1, 10, "Gene", "COX-1", "COX-1"),
            named(1, 20, "Chemical", "Heparin", "Heparin"),
            named(2, 30, "Chemical", "Aspirin", "Aspirin"));
    assertThat(CandidatePairs.of(mentions, "Chemical", "Gene"))
        .containsExactly(new CandidatePair(1, 2, 1));
    assertThat(CandidatePairs.acrossSentences(mentions, "Chemical", "Gene"))
        .containsExactly(new CandidatePair(0, 1, 0, 1));
    assertThat(CandidatePairs.mostAcrossSentences(mentions, "Chemical", "Gene")).isEqualTo(2);
  }

  private static LinkedMention named(
      int sentence, int start, String type, String text, String name) {
    Span span = new Span(start, start + text.length());
    return new LinkedMention(
        new TaggedMention(sentence, span, type, 0.9, "a@1"), text, name, List.of());
  }

  @Test
  void noMentionsNoPairs() {
    assertThat(CandidatePairs.of(List.of(), "Chemical", "Gene")).isEmpty();
    assertThat(CandidatePairs.acrossSentences(List.of(), "Chemical", "Gene")).isEmpty();
    assertThat(CandidatePairs.mostAcrossSentences(List.of(), "Chemical", "Gene")).isZero();
  }
}
