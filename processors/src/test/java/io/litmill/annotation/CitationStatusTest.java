package io.litmill.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.schemas.Citation;
import io.litmill.schemas.Correction;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CitationStatusTest {
  private static Citation citation(List<String> types, String... corrections) {
    return Citation.newBuilder(Citations.of("1", "Title."))
        .setPublicationTypes(types)
        .setCorrections(
            Arrays.stream(corrections).map(type -> new Correction(type, "2", null)).toList())
        .build();
  }

  @Test
  void anArticleStandsUntilANoticeSaysOtherwise() {
    assertThat(CitationStatus.of(citation(List.of(), "ErratumIn", "CommentIn")))
        .isEqualTo("active");
    assertThat(CitationStatus.of(citation(List.of(), "ExpressionOfConcernIn")))
        .isEqualTo("expression_of_concern");
    assertThat(CitationStatus.of(citation(List.of(), "ExpressionOfConcernIn", "RetractionIn")))
        .isEqualTo("retracted");
    assertThat(CitationStatus.of(citation(List.of("Retracted Publication"))))
        .isEqualTo("retracted");
    assertThat(CitationStatus.of(citation(List.of(), "RetractedandRepublishedIn")))
        .isEqualTo("retracted");
  }

  @Test
  void aNoticeThatRetractsAnotherArticleStandsItself() {
    assertThat(CitationStatus.of(citation(List.of("Retraction Notice"), "RetractionOf")))
        .isEqualTo("active");
  }
}
