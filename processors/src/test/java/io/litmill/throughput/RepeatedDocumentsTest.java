package io.litmill.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.schemas.Citation;
import io.litmill.topology.Citations;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatedDocumentsTest {
  private static final List<Citation> DOCUMENTS =
      List.of(Citations.citation("2", 1, "First."), Citations.citation("7", 2, "Second."));

  @Test
  void eachTimeTheyAreOtherArticles() {
    List<Citation> articles = RepeatedDocuments.of(DOCUMENTS, 7);
    assertThat(articles.subList(0, 2)).isEqualTo(DOCUMENTS);
    assertThat(articles)
        .extracting(Citation::getPmid)
        .containsExactly("2", "7", "1", "3", "4", "5", "6");
    assertThat(articles)
        .extracting(Citation::getText)
        .containsExactly("First.", "Second.", "First.", "Second.", "First.", "Second.", "First.");
  }

  @Test
  void fewerThanThereAreAreTheFirst() {
    assertThat(RepeatedDocuments.of(DOCUMENTS, 1)).containsExactly(DOCUMENTS.get(0));
  }
}
