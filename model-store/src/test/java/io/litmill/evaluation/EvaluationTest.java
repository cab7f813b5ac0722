package io.litmill.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.litmill.classification.TextInput;
import io.litmill.corpus.Dataset;
import io.litmill.corpus.LabelledText;
import io.litmill.corpus.PairContext;
import io.litmill.corpus.PairExample;
import io.litmill.corpus.RelationFact;
import io.litmill.corpus.Span;
import io.litmill.pairs.PairMarking;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final PairMarking MARKING =
      new PairMarking("Chemical", "Disease", "@C$", "@D$", "@CD$", "NONE");

  private static PairExample pair(String document, String label, String tailId) {
    return new PairExample(
        document + tailId,
        document,
        "drug ill",
        new Span(0, 4),
        new Span(5, 8),
        label,
        "C1",
        tailId,
        null);
  }

  @Test
  void relationsAreScoredOverWholeDocuments() throws InterruptedException {
    Dataset.Pairs data =
        new Dataset.Pairs(
            List.of(
                pair("1", "CID", "D1"),
                pair("1", "CID", "D1"),
                pair("1", "false", "D2"),
                pair("2", "false", "D1")),
            Set.of(
                new RelationFact("1", "CID", "C1", "D1"), new RelationFact("2", "CID", "C1", "D9")),
            "false");
    List<List<String>> labels =
        List.of(List.of("CID"), List.of("NONE"), List.of("CID"), List.of("NONE"));
    DatasetScore score = Evaluation.pairs(texts -> labels, MARKING, data);
    // found D1 and D2 of document 1; gold D1, and D9 of document 2 which no pair stands for
    assertThat(score.byKind().get("CID").counts()).isEqualTo(new Counts(2, 2, 1));
    assertThat(score.figures())
        .containsEntry("f1", 50.0)
        .containsEntry("pair-f1", 50.0)
        .containsEntry("accuracy", 50.0);
    assertThat(score.main()).isEqualTo(50.0);
    assertThat(score.size()).isEqualTo(4);
  }

  @Test
  void aModelSeesPairsAsItsManifestMarksThem() throws InterruptedException {
    Dataset.Pairs data = new Dataset.Pairs(List.of(pair("1", "CID", "D1")), Set.of(), "false");
    Evaluation.pairs(
        texts -> {
          assertThat(texts.get(0).first()).isEqualTo("@C$ @D$");
          return List.of(List.of("NONE"));
        },
        MARKING,
        data);
  }

  @Test
  void aModelThatReadsTitlesHasThemAsSecondText() {
    PairContext title =
        new PairContext("drug and ill", List.of(new Span(0, 4)), List.of(new Span(9, 12)));
    PairExample pair =
        new PairExample(
            "1", "1", "drug ill", new Span(0, 4), new Span(5, 8), "CID", "C", "D", title);
    PairMarking withTitle =
        new PairMarking("Chemical", "Disease", "@C$", "@D$", "@CD$", "NONE", false, true, false);
    assertThat(Evaluation.inputs(withTitle, List.of(pair)))
        .containsExactly(new TextInput("@C$ @D$", "@C$ and @D$"));
    assertThat(Evaluation.inputs(MARKING, List.of(pair))).containsExactly(TextInput.of("@C$ @D$"));
  }

  @Test
  void aLabelThatTheModelLacksIsMissed() throws InterruptedException {
    Dataset.Labels data =
        new Dataset.Labels(
            List.of(
                LabelledText.of("1", "1", "a", Set.of("CPR:3")),
                LabelledText.of("2", "2", "b", Set.of("CPR:9")),
                LabelledText.of("3", "3", "c", Set.of("false"))),
            List.of("CPR:3", "CPR:9", "false"),
            false);
    DatasetScore score =
        Evaluation.labels(
            texts -> List.of(List.of("CPR:3"), List.of("CPR:3"), List.of("false")), data);
    assertThat(score.byKind()).containsOnlyKeys("CPR:3", "CPR:9");
    assertThat(score.byKind().get("CPR:9").counts()).isEqualTo(new Counts(1, 0, 0));
    assertThat(score.figures().get("precision")).isCloseTo(50, within(1e-9));
    assertThat(score.figures().get("recall")).isCloseTo(50, within(1e-9));
    assertThat(score.figures().get("accuracy")).isCloseTo(200 / 3.0, within(1e-9));
  }

  @Test
  void accuracyComesFirstWhereNoLabelIsNegative() throws InterruptedException {
    Dataset.Labels data =
        new Dataset.Labels(
            List.of(
                new LabelledText("1", "1", "q", "c", Set.of("yes")),
                new LabelledText("2", "2", "q", "c", Set.of("no"))),
            List.of("no", "yes"),
            false);
    DatasetScore score = Evaluation.labels(texts -> List.of(List.of("yes"), List.of("yes")), data);
    assertThat(score.figures().keySet()).first().isEqualTo("accuracy");
    assertThat(score.main()).isEqualTo(50);
  }

  @Test
  void labelsOfADocumentAreTheUnionOfItsSentences() throws InterruptedException {
    Dataset.Labels data =
        new Dataset.Labels(
            List.of(
                LabelledText.of("1_s0", "1", "a", Set.of("x")),
                LabelledText.of("1_s1", "1", "b", Set.of()),
                LabelledText.of("2_s0", "2", "c", Set.of())),
            List.of("x", "y"),
            true);
    DatasetScore score =
        Evaluation.labels(texts -> List.of(List.of(), List.of("x"), List.of("y")), data);
    assertThat(score.size()).isEqualTo(2);
    assertThat(score.main()).isEqualTo(100);
    assertThat(score.figures().get("micro-f1")).isCloseTo(200 / 3.0, within(1e-9));
  }

  @Test
  void portionsAreTheWholeListInOrder() {
    assertThat(Portions.of(List.of(1, 2, 3, 4, 5), 2))
        .containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
    assertThat(Portions.of(List.of(), 2)).isEmpty();
  }
}
