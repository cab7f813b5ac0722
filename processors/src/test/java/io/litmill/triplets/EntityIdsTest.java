package io.litmill.triplets;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.corpus.Span;
import io.litmill.entities.LinkedMention;
import io.litmill.entities.TaggedMention;
import io.litmill.schemas.Concept;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntityIdsTest {
  private static LinkedMention mention(String text, String name, Concept... concepts) {
    TaggedMention mention = new TaggedMention(0, new Span(0, 1), "Chemical", 1, "e@1");
    return new LinkedMention(mention, text, name, List.of(concepts));
  }

  @Test
  void aLinkedMentionIsItsFirstConcept() {
    LinkedMention mention =
        mention(
            "ASA",
            "ASA",
            new Concept("MESH:D001241", "Aspirin", "exact", 1f),
            new Concept("CHEBI:15365", "aspirin", "exact", 1f));
    assertThat(EntityIds.of(mention)).isEqualTo("MESH:D001241");
    assertThat(EntityIds.name(mention)).isEqualTo("Aspirin");
  }

  @Test
  void anUnlinkedMentionIsItsTypeAndName() {
    LinkedMention mention = mention("Novel  Compound\u00a0X", "Novel  Compound\u00a0X");
    assertThat(EntityIds.of(mention)).isEqualTo("litmill:Chemical:novel_compound_x");
    assertThat(EntityIds.name(mention)).isEqualTo("Novel  Compound\u00a0X");
  }

  @Test
  void anUnlinkedAbbreviationGoesByItsLongForm() {
    assertThat(EntityIds.of(mention("NCX", "novel compound X")))
        .isEqualTo(EntityIds.of(mention("Novel compound X", "Novel compound X")));
  }

  @Test
  void formsOfTheSameCharactersAreOneName() {
    assertThat(EntityIds.normalised("\ufb01brin\u2082")).isEqualTo("fibrin2");
  }
}
