package io.litmill.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.litmill.corpus.Span;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairMarkingTest {
  private static final String SENTENCE = "Aspirin inhibits COX-1 in platelets.";
  private static final Span ASPIRIN = new Span(0, 7);
  private static final Span COX = new Span(17, 22);

  private final PairMarking marking =
      new PairMarking("Chemical", "Gene", "@CHEMICAL$", "@GENE$", "@CHEM-GENE$", "none");

  @Test
  void bothMentionsBecomeTheirTags() {
    assertThat(marking.mark(SENTENCE, ASPIRIN, COX))
        .isEqualTo("@CHEMICAL$ inhibits @GENE$ in platelets.");
  }

  @Test
  void theTailMayComeFirst() {
    assertThat(marking.mark(SENTENCE, COX, ASPIRIN))
        .isEqualTo("@GENE$ inhibits @CHEMICAL$ in platelets.");
  }

  @Test
  void mentionsAtBothEndsAndSideBySideStayApart() {
    assertThat(marking.mark("ab", new Span(0, 1), new Span(1, 2))).isEqualTo("@CHEMICAL$@GENE$");
  }

  @Test
  void mentionsThatShareCharactersBecomeOneTag() {
    String sentence = "the glutamate receptor";
    assertThat(marking.mark(sentence, new Span(4, 13), new Span(4, 22)))
        .isEqualTo("the @CHEM-GENE$");
    assertThat(marking.mark(sentence, new Span(4, 22), new Span(14, 22)))
        .isEqualTo("the @CHEM-GENE$");
  }

  @Test
  void mentionsOutsideOfTheSentenceAreRefused() {
    assertThatThrownBy(() -> marking.mark("ab", new Span(0, 1), new Span(1, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tail 1–3");
  }

  @Test
  void aBlankTagIsRefused() {
    assertThatThrownBy(() -> new PairMarking("Chemical", "Gene", " ", "@G$", "@CG$", "none"))
        .hasMessageContaining("headTag");
  }

  @Test
  void mentionsThatAreKeptStandBetweenTheirTags() {
    PairMarking kept =
        new PairMarking("Chemical", "Gene", "$", "#", "&", "none", true, false, false);
    assertThat(kept.mark(SENTENCE, ASPIRIN, COX))
        .isEqualTo("$ Aspirin $ inhibits # COX-1 # in platelets.");
    assertThat(kept.mark("the glutamate receptor", new Span(4, 13), new Span(4, 22)))
        .isEqualTo("the & glutamate receptor &");
  }

  @Test
  void aTextMayNameEachOfThemAnyNumberOfTimes() {
    String title = "Aspirin or aspirin for COX-1";
    List<Span> aspirins = List.of(new Span(11, 18), new Span(0, 7));
    assertThat(marking.mark(title, aspirins, List.of(new Span(23, 28))))
        .isEqualTo("@CHEMICAL$ or @CHEMICAL$ for @GENE$");
    assertThat(marking.mark(title, List.of(), List.of())).isEqualTo(title);
  }

  @Test
  void mentionsOfTheSameThatOverlapBecomeOne() {
    assertThat(marking.mark("abcd", List.of(new Span(0, 2), new Span(1, 3)), List.of()))
        .isEqualTo("@CHEMICAL$d");
  }

  @Test
  void aManifestThatSaysNothingOfItReplacesMentionsInOneSentenceWithoutTitle() throws IOException {
    ObjectMapper json = new ObjectMapper();
    String old = json.writeValueAsString(marking);
    assertThat(old).doesNotContain("keepMentions", "withTitle", "acrossSentences");
    assertThat(json.readValue(old, PairMarking.class)).isEqualTo(marking);
    PairMarking kept = new PairMarking("Chemical", "Gene", "$", "#", "&", "none", true, true, true);
    assertThat(json.readValue(json.writeValueAsString(kept), PairMarking.class)).isEqualTo(kept);
  }
}
