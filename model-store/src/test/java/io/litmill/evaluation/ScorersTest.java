package io.litmill.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.litmill.corpus.RelationFact;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Each scorer on cases that were counted by hand. */
class ScorersTest {
  private static final Offset<Double> EXACT = within(1e-12);

  @Test
  void microF1IsOverTheChosenClasses() {
    ClassScorer scorer = new ClassScorer();
    String[][] pairs = {
      {"CPR:3", "CPR:3"}, {"CPR:3", "false"}, {"CPR:4", "CPR:3"}, {"CPR:4", "CPR:4"},
      {"CPR:4", "CPR:4"}, {"false", "false"}, {"false", "CPR:4"}, {"false", "false"}
    };
    for (String[] pair : pairs) {
      scorer.add(pair[0], pair[1]);
    }
    ItemScore positive = scorer.score(List.of("CPR:3", "CPR:4"));
    assertThat(positive.byKind())
        .containsEntry("CPR:3", new Counts(2, 2, 1))
        .containsEntry("CPR:4", new Counts(3, 3, 2));
    assertThat(positive.overall()).isEqualTo(new Counts(5, 5, 3));
    assertThat(positive.overall().f1()).isCloseTo(0.6, EXACT);
    assertThat(positive.macroF1()).isCloseTo((0.5 + 2 / 3.0) / 2, EXACT);
    assertThat(scorer.accuracy()).isCloseTo(5 / 8.0, EXACT);
    assertThat(scorer.score().overall().f1()).isCloseTo(5 / 8.0, EXACT);
  }

  @Test
  void aClassThatNeverOccursCountsInTheMacroAverage() {
    ClassScorer scorer = new ClassScorer();
    scorer.add("a", "a");
    assertThat(scorer.score(List.of("a", "b")).macroF1()).isCloseTo(0.5, EXACT);
  }

  @Test
  void hallmarksAreScoredByDocument() {
    DocumentLabelScorer scorer = new DocumentLabelScorer(List.of("a", "b", "c"));
    scorer.add("1", List.of("a"), List.of("a", "b"));
    scorer.add("1", List.of("b"), List.of());
    scorer.add("2", List.of("a", "c"), List.of("a"));
    scorer.add("3", List.of("c"), List.of());
    scorer.add("4", List.of(), List.of("b"));
    DocumentLabelScorer.Score score = scorer.score();
    assertThat(score.documents()).isEqualTo(4);
    assertThat(score.labelled()).isEqualTo(3);
    assertThat(score.precision()).isCloseTo((1 + 1 + 0) / 3.0, EXACT);
    assertThat(score.recall()).isCloseTo((1 + 0.5 + 0) / 3.0, EXACT);
    assertThat(score.f1()).isCloseTo(2 * (2 / 3.0) * 0.5 / (2 / 3.0 + 0.5), EXACT);
    assertThat(score.byLabel().byKind())
        .containsEntry("a", new Counts(2, 2, 2))
        .containsEntry("b", new Counts(1, 2, 1))
        .containsEntry("c", new Counts(2, 0, 0));
    assertThat(score.byLabel().overall()).isEqualTo(new Counts(5, 4, 3));
  }

  @Test
  void aRelationOfADocumentCountsOnceHoweverOftenItIsFound() {
    RelationScorer scorer = new RelationScorer();
    RelationFact right = new RelationFact("1", "CID", "D1", "D2");
    RelationFact missed = new RelationFact("1", "CID", "D1", "D3");
    RelationFact otherDocument = new RelationFact("2", "CID", "D1", "D2");
    scorer.addGold(Set.of(right, missed));
    scorer.addFound(List.of(right, right, otherDocument));
    scorer.addFound(List.of(right));
    assertThat(scorer.score().overall()).isEqualTo(new Counts(2, 2, 1));
  }

  @Test
  void aRelationWithAnotherLabelIsAnotherOne() {
    RelationScorer scorer = new RelationScorer();
    scorer.addGold(
        List.of(
            new RelationFact("1", "AGONIST", "T1", "T2"),
            new RelationFact("1", "ACTIVATOR", "T1", "T2")));
    scorer.addFound(List.of(new RelationFact("1", "AGONIST", "T1", "T2")));
    scorer.addFound(List.of(new RelationFact("1", "INHIBITOR", "T1", "T2")));
    assertThat(scorer.score().byKind())
        .containsEntry("AGONIST", new Counts(1, 1, 1))
        .containsEntry("ACTIVATOR", new Counts(1, 0, 0))
        .containsEntry("INHIBITOR", new Counts(0, 1, 0));
    assertThat(scorer.score().overall().f1()).isCloseTo(0.5, EXACT);
  }

  @Test
  void pearson() {
    assertThat(Correlation.pearson(List.of(1.0, 2.0, 3.0), List.of(10.0, 20.0, 30.0)))
        .isCloseTo(1, EXACT);
    assertThat(Correlation.pearson(List.of(1.0, 2.0, 3.0), List.of(3.0, 2.0, 1.0)))
        .isCloseTo(-1, EXACT);
    // deviations -1 0 1 and -1 1 0: 1 / sqrt(2 * 2)
    assertThat(Correlation.pearson(List.of(1.0, 2.0, 3.0), List.of(1.0, 3.0, 2.0)))
        .isCloseTo(0.5, EXACT);
    assertThat(Correlation.pearson(List.of(1.0, 2.0), List.of(4.0, 4.0))).isZero();
    assertThatThrownBy(() -> Correlation.pearson(List.of(1.0, 2.0), List.of(1.0)))
        .hasMessage("correlation of 2 and 1 numbers");
  }

  @Test
  void strictLenientAndReciprocalRank() {
    RankedAnswerScorer scorer = new RankedAnswerScorer();
    scorer.add(List.of("p53", "TP53"), List.of(" tp53 ", "x"));
    scorer.add(List.of("BRCA1"), List.of("x", "y", "z", "brca1"));
    scorer.add(List.of("KRAS"), List.of("a", "b", "c", "d", "e", "KRAS"));
    scorer.add(List.of("KRAS"), List.of());
    assertThat(scorer.strictAccuracy()).isCloseTo(1 / 4.0, EXACT);
    assertThat(scorer.lenientAccuracy()).isCloseTo(2 / 4.0, EXACT);
    assertThat(scorer.meanReciprocalRank()).isCloseTo((1 + 0.25) / 4, EXACT);
  }

  @Test
  void exactMatchAndTokenF1() {
    SpanAnswerScorer scorer = new SpanAnswerScorer();
    scorer.add(List.of("the Lancet", "x"), "Lancet.");
    scorer.add(List.of("lung cancer cell"), "lung cancer");
    scorer.add(List.of(), "");
    scorer.add(List.of("yes"), "");
    assertThat(scorer.exactMatch()).isCloseTo(2 / 4.0, EXACT);
    assertThat(scorer.tokenF1()).isCloseTo((1 + 0.8 + 1 + 0) / 4, EXACT);
  }

  @Test
  void aWordOfTheAnswerIsRightOnlyAsOftenAsTheGoldAnswerHasIt() {
    SpanAnswerScorer scorer = new SpanAnswerScorer();
    scorer.add(List.of("beta beta cell"), "beta beta beta");
    assertThat(scorer.tokenF1()).isCloseTo(2 / 3.0, EXACT);
  }

  @Test
  void scoresAddUpByKind() {
    ClassScorer one = new ClassScorer();
    one.add("a", "a");
    ClassScorer other = new ClassScorer();
    other.add("a", "b");
    assertThat(one.score().plus(other.score()).byKind())
        .containsEntry("a", new Counts(2, 1, 1))
        .containsEntry("b", new Counts(0, 1, 0));
  }

  @Test
  void countsMustBePossible() {
    assertThatThrownBy(() -> new Counts(1, 2, 2)).hasMessage("2 correct of 1 gold and 2 found");
  }
}
