package io.litmill.concepts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CuriesTest {
  @ParameterizedTest
  @CsvSource({
    "mesh:D001241,,MESH:D001241",
    "D001241,,MESH:D001241",
    "C537207,,MESH:C537207",
    "672,NCBIGene,NCBIGene:672",
    "taxonomy:9606,,NCBITaxon:9606",
    "ChEBI:15365,,CHEBI:15365",
    "MIM:104300,,OMIM:104300",
    "MONDO:0004975,,MONDO:0004975",
    "ACME:x1,,ACME:x1"
  })
  void spellsIdentifiersOneWay(String identifier, String prefix, String curie) {
    assertThat(Curies.shipped().curie(identifier, prefix)).isEqualTo(curie);
  }

  @Test
  void refusesWhatCannotBeAnIdentifier() {
    assertThatThrownBy(() -> Curies.shipped().curie("MESH:aspirin", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("aspirin is no identifier of MESH");
    assertThatThrownBy(() -> Curies.shipped().curie("672", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("672 has no prefix");
  }

  @Test
  void knowsAnAddressForEachPrefix() {
    assertThat(Curies.shipped().urls())
        .containsKeys("MESH", "NCBIGene", "NCBITaxon", "CHEBI", "MONDO", "OMIM")
        .allSatisfy((prefix, url) -> assertThat(url).startsWith("http"));
  }
}
