package io.litmill.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.corpus.Span;
import io.litmill.schemas.Concept;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MentionLinkerTest {
  private static final Concept ASPIRIN = new Concept("MESH:D001241", "Aspirin", "exact", 1f);
  private static final Concept ARGININE = new Concept("MESH:D001120", "Arginine", "exact", 1f);
  private static final Dictionary DICTIONARY =
      new Dictionary() {
        @Override
        public List<Concept> lookup(String name, String entityType) {
          return switch (name) {
            case "acetylsalicylic acid", "aspirin" -> List.of(ASPIRIN);
            case "ASA" -> List.of(ARGININE);
            default -> List.of();
          };
        }

        @Override
        public String version() {
          return "test";
        }
      };

  private static LinkedMention link(String text, Map<String, String> longForms) {
    TaggedMention mention =
        new TaggedMention(0, new Span(0, text.length()), "Chemical", 0.9, "a@1");
    return new MentionLinker(DICTIONARY)
        .link(text, List.of(mention), form -> Optional.ofNullable(longForms.get(form)))
        .get(0);
  }

  @Test
  void aKnownNameIsLinked() {
    assertThat(link("aspirin", Map.of()).concepts()).containsExactly(ASPIRIN);
  }

  @Test
  void anUnknownNameStaysUnlinked() {
    assertThat(link("aspirine", Map.of()).concepts()).isEmpty();
  }

  @Test
  void anAbbreviationStandsForWhatTheArticleSays() {
    LinkedMention mention = link("ASA", Map.of("ASA", "acetylsalicylic acid"));
    assertThat(mention.text()).isEqualTo("ASA");
    assertThat(mention.name()).isEqualTo("acetylsalicylic acid");
    assertThat(mention.concept().orElseThrow().getId()).isEqualTo("MESH:D001241");
    assertThat(mention.concept().orElseThrow().getMethod()).isEqualTo("abbreviation");
  }

  @Test
  void whereTheLongFormIsUnknownTheShortOneIsLookedUp() {
    LinkedMention mention = link("ASA", Map.of("ASA", "atrial septal aneurysm"));
    assertThat(mention.concepts()).containsExactly(ARGININE);
    assertThat(mention.name()).isEqualTo("atrial septal aneurysm");
  }
}
