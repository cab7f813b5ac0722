package io.litmill.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.corpus.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OverlapPolicyTest {
  private static TaggedMention mention(int start, int end, String type, double confidence) {
    return mention(start, end, type, confidence, "a@1");
  }

  private static TaggedMention mention(
      int start, int end, String type, double confidence, String bundle) {
    return new TaggedMention(0, new Span(start, end), type, confidence, bundle);
  }

  private static List<TaggedMention> keep(TaggedMention... mentions) {
    return OverlapPolicy.KEEP.resolve(List.of(mentions));
  }

  @Test
  void ofTheSameTypeTheLongerStays() {
    TaggedMention longer = mention(0, 10, "Chemical", 0.5);
    assertThat(keep(mention(5, 10, "Chemical", 0.9), longer)).containsExactly(longer);
  }

  @Test
  void ofEquallyLongOnesTheMoreConfidentStays() {
    TaggedMention sure = mention(2, 6, "Chemical", 0.9);
    assertThat(keep(mention(0, 4, "Chemical", 0.8), sure)).containsExactly(sure);
  }

  @Test
  void ofEqualOnesTheEarlierModelWins() {
    TaggedMention first = mention(0, 4, "Chemical", 0.8, "z@1");
    assertThat(keep(first, mention(0, 4, "Chemical", 0.8, "a@1"))).containsExactly(first);
  }

  @Test
  void neighboursDoNotOverlap() {
    assertThat(keep(mention(0, 4, "Chemical", 0.8), mention(4, 8, "Chemical", 0.8))).hasSize(2);
  }

  @Test
  void policiesDifferInWhatTheyAllowBetweenTypes() {
    List<TaggedMention> nested =
        List.of(mention(0, 10, "Disease", 0.8), mention(0, 4, "Anatomy", 0.9));
    List<TaggedMention> same = List.of(mention(0, 4, "Chemical", 0.8), mention(0, 4, "Gene", 0.9));
    List<TaggedMention> crossing =
        List.of(mention(0, 10, "Disease", 0.8), mention(8, 14, "Anatomy", 0.9));
    assertThat(OverlapPolicy.KEEP.resolve(nested)).hasSize(2);
    assertThat(OverlapPolicy.KEEP.resolve(crossing)).hasSize(2);
    assertThat(OverlapPolicy.NEST.resolve(nested)).hasSize(2);
    assertThat(OverlapPolicy.NEST.resolve(same)).hasSize(2);
    assertThat(OverlapPolicy.NEST.resolve(crossing)).containsExactly(crossing.get(0));
    assertThat(OverlapPolicy.SEPARATE.resolve(nested)).containsExactly(nested.get(0));
    assertThat(OverlapPolicy.SEPARATE.resolve(same)).containsExactly(same.get(1));
  }

  @Test
  void mentionsComeOutInReadingOrderHoweverTheyCame() {
    List<TaggedMention> mentions = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      int start = i % 3 * 100 + 3 * i;
      mentions.add(new TaggedMention(i % 3, new Span(start, start + 2), "T", 0.5, "a@1"));
    }
    List<TaggedMention> expected = OverlapPolicy.NEST.resolve(mentions);
    assertThat(expected).isSortedAccordingTo(TaggedMention.READING_ORDER).hasSize(30);
    Collections.shuffle(mentions, new Random(5));
    assertThat(OverlapPolicy.NEST.resolve(mentions)).as("seed 5").isEqualTo(expected);
  }
}
