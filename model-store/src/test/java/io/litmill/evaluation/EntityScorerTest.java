package io.litmill.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.litmill.corpus.TaggedText;
import io.litmill.corpus.TypedSpan;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntityScorerTest {
  private final EntityScorer scorer = new EntityScorer();

  private static List<String> tags(String tags) {
    return List.of(tags.split(" "));
  }

  @Test
  void theExampleOfBioBertOnNcbiDisease() {
    Counts counts = new Counts(960, 983, 852);
    assertThat(counts.precision() * 100).isCloseTo(86.67, within(0.005));
    assertThat(counts.recall() * 100).isCloseTo(88.75, within(0.005));
    assertThat(counts.f1() * 100).isCloseTo(87.70, within(0.005));
  }

  @Test
  void aMentionIsCorrectOnlyWithItsExactSpan() {
    scorer.addTags(tags("B-a I-a O B-a O"), tags("B-a I-a O B-a I-a"));
    assertThat(scorer.score().overall()).isEqualTo(new Counts(2, 2, 1));
  }

  @Test
  void aMentionIsCorrectOnlyWithItsType() {
    scorer.addTags(tags("B-a I-a"), tags("B-b I-b"));
    assertThat(scorer.score().byKind())
        .containsEntry("a", new Counts(1, 0, 0))
        .containsEntry("b", new Counts(0, 1, 0));
  }

  @Test
  void aStrayInsideTagStartsAMention() {
    scorer.addTags(tags("O B-a I-a O"), tags("O I-a I-a O"));
    assertThat(scorer.score().overall()).isEqualTo(new Counts(1, 1, 1));
  }

  @Test
  void aChangeOfTypeEndsAMention() {
    scorer.addTags(tags("B-a I-b O"), tags("B-a I-a O"));
    assertThat(scorer.score().overall()).isEqualTo(new Counts(2, 1, 0));
  }

  @Test
  void sentencesAndTypesAddUp() {
    scorer.addTags(tags("B-a O B-b"), tags("B-a O B-b"));
    scorer.addTags(tags("B-a O B-b"), tags("O B-a O"));
    assertThat(scorer.score().byKind())
        .containsEntry("a", new Counts(2, 2, 1))
        .containsEntry("b", new Counts(2, 1, 1));
    assertThat(scorer.score().overall()).isEqualTo(new Counts(4, 3, 2));
    assertThat(scorer.score().macroF1()).isCloseTo((0.5 + 2 / 3.0) / 2, within(1e-12));
  }

  @Test
  void typesThatTheCorpusDoesNotAnnotateAreNotHeldAgainstAModel() {
    TaggedText gold =
        new TaggedText("1", "p53 in mice", List.of(new TypedSpan(0, 3, "Gene")), Set.of("Gene"));
    scorer.add(gold, List.of(new TypedSpan(0, 3, "Gene"), new TypedSpan(7, 11, "Species")));
    assertThat(scorer.score().byKind()).containsOnlyKeys("Gene");
    assertThat(scorer.score().overall()).isEqualTo(new Counts(1, 1, 1));
  }

  @Test
  void typesThatAModelDoesNotKnowAreMissed() {
    TaggedText gold =
        new TaggedText("1", "p53", List.of(new TypedSpan(0, 3, "Gene")), Set.of("Gene", "Drug"));
    scorer.add(gold, List.of());
    assertThat(scorer.score().byKind())
        .containsEntry("Gene", new Counts(1, 0, 0))
        .containsEntry("Drug", Counts.NONE);
  }

  @Test
  void aMentionThatIsFoundTwiceCountsOnce() {
    TaggedText gold =
        new TaggedText("1", "p53", List.of(new TypedSpan(0, 3, "Gene")), Set.of("Gene"));
    scorer.add(gold, List.of(new TypedSpan(0, 3, "Gene"), new TypedSpan(0, 3, "Gene")));
    assertThat(scorer.score().overall()).isEqualTo(new Counts(1, 1, 1));
  }

  @Test
  void nothingIsScoredAsZero() {
    assertThat(scorer.score().overall().f1()).isZero();
    assertThat(Counts.NONE.precision()).isZero();
    assertThat(Counts.NONE.recall()).isZero();
  }

  @Test
  void tagsThatDoNotMatchInNumberAreRefused() {
    assertThatThrownBy(() -> scorer.addTags(tags("O O"), tags("O")))
        .hasMessage("2 gold tags and 1 found ones");
  }
}
