package io.litmill.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.topics.TopicCatalogue;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreparedCatalogueTest {
  @Test
  void allThatAStreamWritesIsKnownBeforeTheFirstRecord() {
    MapRegistry registry = new MapRegistry();
    TopicCatalogue.of("", registry, Map.of()).prepareToWrite();
    assertThat(registry.subjects())
        .containsExactlyInAnyOrder(
            "biomed.annotations.v1-value",
            "biomed.triplets.v1-key",
            "biomed.triplets.v1-value",
            "biomed.document-labels.v1-value",
            "biomed.retractions.v1-value",
            "biomed.dlq.v1-value");
  }
}
