package io.litmill.concepts;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.concepts.IndexManifest.TypeCount;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StarterVocabularyTest {
  @Test
  void holdsHundredsOfConcepts() throws IOException {
    try (ConceptIndex index = ConceptIndex.starter()) {
      assertThat(index.manifest().types())
          .extracting(TypeCount::type)
          .contains("Chemical", "Disease", "Gene", "Species");
      assertThat(index.manifest().types().stream().mapToLong(TypeCount::concepts).sum())
          .isGreaterThan(500);
    }
  }

  @Test
  void isTheSameEachTime() throws IOException {
    try (ConceptIndex one = ConceptIndex.starter();
        ConceptIndex two = ConceptIndex.starter()) {
      assertThat(one.version()).isEqualTo(two.version()).startsWith("starter@");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "aspirin, Chemical, MESH:D001241",
    "Alzheimer's disease, Disease, MESH:D000544",
    "breast cancer, Disease, MESH:D001943",
    "EGFR, Gene, NCBIGene:1956",
    "BRCA1, Gene, NCBIGene:672",
    "human, Species, NCBITaxon:9606",
    "mice, Species, NCBITaxon:10090"
  })
  void knowsCommonConcepts(String name, String type, String id) throws IOException {
    try (ConceptIndex index = ConceptIndex.starter()) {
      assertThat(index.lookup(name, type)).extracting(Match::id).containsExactly(id);
    }
  }
}
