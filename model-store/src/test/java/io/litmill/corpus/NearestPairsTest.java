package io.litmill.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.corpus.NearestPairs.Named;
import io.litmill.corpus.NearestPairs.Pair;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearestPairsTest {
  private static Named drug(int sentence, String... names) {
    return new Named(sentence, "Drug", List.of(names));
  }

  private static Named ill(int sentence, String... names) {
    return new Named(sentence, "Ill", List.of(names));
  }

  private static List<Pair> pairs(Named... mentions) {
    return NearestPairs.of(List.of(mentions), "Drug", "Ill");
  }

  @Test
  void whatOneSentenceNamesTogetherIsNoPairAnywhere() {
    assertThat(pairs(drug(0, "a"), ill(1, "x"), drug(2, "a"), ill(2, "x"))).isEmpty();
  }

  @Test
  void theMentionsThatStandNearestArePaired() {
    assertThat(pairs(drug(0, "a"), ill(3, "x"), drug(4, "a")))
        .containsExactly(new Pair(3, 4, 2, 1));
  }

  @Test
  void ofEquallyNearOnesTheFirstArePaired() {
    assertThat(pairs(drug(0, "a"), ill(1, "x"), ill(1, "x"), drug(2, "a")))
        .containsExactly(new Pair(0, 1, 0, 1));
  }

  @Test
  void eachTwoArePairedInReadingOrder() {
    assertThat(pairs(ill(0, "y"), drug(1, "a"), drug(1, "b"), ill(2, "x")))
        .containsExactly(
            new Pair(0, 1, 1, 0), new Pair(0, 1, 2, 0), new Pair(1, 2, 1, 3), new Pair(1, 2, 2, 3));
  }

  @Test
  void mentionsWithANameInCommonNameTheSame() {
    assertThat(pairs(drug(0, "C1", "aspirin"), ill(1, "x"), drug(2, "asa", "C1")))
        .containsExactly(new Pair(0, 1, 0, 1));
    assertThat(pairs(drug(0, "asa", "C1"), ill(0, "x"), drug(1, "C1"), ill(2, "x", "D1")))
        .isEmpty();
  }

  @Test
  void mentionsThatStandFarApartAreNoPair() {
    int farthest = NearestPairs.FARTHEST;
    assertThat(pairs(drug(0, "a"), ill(farthest, "x")))
        .containsExactly(new Pair(0, farthest, 0, 1));
    assertThat(pairs(drug(0, "a"), ill(farthest + 1, "x"))).isEmpty();
  }

  @Test
  void aMentionWithoutNamesHasNoPart() {
    assertThat(pairs(drug(0), ill(1, "x"))).isEmpty();
  }

  @Test
  void ofOneTypeTheEarlierIsTheHeadAndNothingIsPairedWithItself() {
    List<Named> mentions = List.of(drug(0, "b"), drug(1, "a"), drug(2, "b"), drug(3, "a"));
    assertThat(NearestPairs.of(mentions, "Drug", "Drug")).containsExactly(new Pair(0, 1, 0, 1));
  }

  @Test
  void aMentionOfTheLastSentenceIsFoundInBoth() {
    String both = NearestPairs.joined("A drug.", "It ails.");
    assertThat(NearestPairs.moved(new Span(3, 7), "A drug.").of(both)).isEqualTo("ails");
  }
}
