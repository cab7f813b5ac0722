package io.litmill.triplets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BiolinkVocabularyTest {
  private static final BiolinkVocabulary VOCABULARY = BiolinkVocabulary.shipped();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INHIBITOR",
        "ANTAGONIST",
        "ACTIVATOR",
        "AGONIST",
        "DIRECT-REGULATOR",
        "INDIRECT-UPREGULATOR",
        "INDIRECT-DOWNREGULATOR",
        "SUBSTRATE",
        "PRODUCT-OF",
        "PART-OF",
        "AGONIST-ACTIVATOR",
        "AGONIST-INHIBITOR",
        "SUBSTRATE_PRODUCT-OF",
        "CPR:3",
        "CPR:4",
        "CPR:5",
        "CPR:6",
        "CPR:9",
        "CID"
      })
  void everyLabelOfTheCorporaHasAPredicate(String label) {
    assertThat(VOCABULARY.predicate(label)).isPresent();
  }

  @Test
  void aLabelThatIsNotKnownHasNone() {
    assertThat(VOCABULARY.predicate("no such label")).isEmpty();
  }

  @Test
  void whatAnEnzymeDoesToItsSubstrateHasTheGeneAsSubject() {
    assertThat(VOCABULARY.predicate("SUBSTRATE").orElseThrow().inverse()).isTrue();
    assertThat(VOCABULARY.predicate("PRODUCT-OF").orElseThrow().inverse()).isTrue();
    assertThat(VOCABULARY.predicate("INHIBITOR").orElseThrow().inverse()).isFalse();
  }

  @Test
  void prefixesAreExplained() {
    assertThat(VOCABULARY.prefixes()).containsKeys("biolink", "PMID", "MESH", "NCBIGene");
  }

  @Test
  void aTypeWithoutCategoryIsANamedThing() {
    assertThat(VOCABULARY.category("Gene")).isEqualTo("biolink:Gene");
    assertThat(VOCABULARY.category("Planet")).isEqualTo("biolink:NamedThing");
  }

  @Test
  void whatIsNoPredicateIsRefusedAndTreatsToo() {
    assertThatThrownBy(() -> Predicate.plain("affects")).hasMessageContaining("\"affects\"");
    assertThatThrownBy(() -> Predicate.plain("biolink:treats")).hasMessageContaining("sentence");
    Optional<String> causes = Optional.of("biolink:causes");
    Optional<String> none = Optional.empty();
    assertThatThrownBy(
            () -> new Predicate("biolink:affects", causes, none, Optional.of("sideways"), false))
        .hasMessageContaining("sideways");
    assertThatThrownBy(
            () -> new Predicate("biolink:affects", none, none, Optional.of("increased"), false))
        .hasMessageContaining("qualified_predicate");
  }
}
