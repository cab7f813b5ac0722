package io.litmill.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.registry.SchemaRegistry;
import io.litmill.topics.Topic.TopicSchema;
import io.litmill.topics.TopicSettings.Cleanup;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicCatalogueTest {
  private static final SchemaRegistry NEVER_ASKED =
      SchemaRegistry.connect(Map.of("schema.registry.url", "http://127.0.0.1:9"));

  private static TopicCatalogue catalogue(String prefix, Map<String, ?> configs) {
    return TopicCatalogue.of(prefix, NEVER_ASKED, configs);
  }

  @Test
  void topicsHaveTheirNamesAndKinds() {
    TopicCatalogue topics = catalogue("", Map.of());
    assertThat(topics.all())
        .extracting(Topic::name)
        .containsExactly(
            "pubmed.citations.v1",
            "biomed.annotations.v1",
            "biomed.triplets.v1",
            "biomed.document-labels.v1",
            "biomed.retractions.v1",
            "biomed.dlq.v1");
    assertThat(topics.all())
        .extracting(topic -> topic.settings().cleanup())
        .containsExactly(
            Cleanup.COMPACT,
            Cleanup.COMPACT,
            Cleanup.COMPACT,
            Cleanup.COMPACT,
            Cleanup.DELETE,
            Cleanup.DELETE);
  }

  @Test
  void tombstonesAreKeptThirtyDaysAndRetractionsForEver() {
    TopicCatalogue topics = catalogue("", Map.of());
    assertThat(topics.triplets().settings().asConfiguration())
        .containsEntry("cleanup.policy", "compact")
        .containsEntry("delete.retention.ms", Long.toString(Duration.ofDays(30).toMillis()))
        .containsEntry("max.compaction.lag.ms", Long.toString(Duration.ofDays(7).toMillis()));
    assertThat(topics.retractions().settings().asConfiguration())
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "-1");
    assertThat(topics.deadLetters().settings().maxMessageBytes())
        .isGreaterThan(topics.citations().settings().maxMessageBytes());
    assertThatThrownBy(
            () -> new TopicSettings(Cleanup.COMPACT, Duration.ZERO, Duration.ofDays(29), 1))
        .hasMessageContaining("30 days at least, not 29");
  }

  @Test
  void subjectsFollowTheStrategyOfTheConfiguration() {
    assertThat(subjects(catalogue("staging.", Map.of())))
        .containsExactly("staging.biomed.triplets.v1-key", "staging.biomed.triplets.v1-value");
    assertThat(subjects(catalogue("", Map.of("value.subject.name.strategy", "RecordNameStrategy"))))
        .containsExactly("biomed.triplets.v1-key", "io.litmill.schemas.Triplet");
  }

  private static List<String> subjects(TopicCatalogue topics) {
    return topics.triplets().schemas().stream().map(TopicSchema::subject).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b.", "ä", "a/b"})
  void aPrefixThatKafkaForbidsIsNamed(String prefix) {
    assertThatThrownBy(() -> catalogue(prefix, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + prefix + "pubmed.citations.v1\"");
  }

  @Test
  void aNameHasAtMost249Characters() {
    TopicSettings settings = TopicSettings.compacted(1);
    new Topic<>("a".repeat(249), Serdes.String(), Serdes.String(), settings, List.of());
    assertThatThrownBy(
            () ->
                new Topic<>("a".repeat(250), Serdes.String(), Serdes.String(), settings, List.of()))
        .hasMessageContaining("up to 249");
    assertThatThrownBy(
            () -> new Topic<>("..", Serdes.String(), Serdes.String(), settings, List.of()))
        .hasMessageContaining("\"..\"");
  }

  @ParameterizedTest
  @CsvSource({
    "delete.retention.ms, 2592000000, true",
    "delete.retention.ms, 2592000001, true",
    "delete.retention.ms, 2591999999, false",
    "max.compaction.lag.ms, 604800000, true",
    "max.compaction.lag.ms, 1, true",
    "max.compaction.lag.ms, 604800001, false",
    "max.message.bytes, 1000, true",
    "max.message.bytes, 999, false",
    "cleanup.policy, compact, true",
    "cleanup.policy, 'compact,delete', false",
    "cleanup.policy, , false"
  })
  void aTopicMayGiveMoreThanIsAskedAndNotLess(String key, String value, boolean fulfils) {
    TopicSettings settings = TopicSettings.compacted(1000);
    Map<String, String> actual = new HashMap<>(settings.asConfiguration());
    actual.put(key, value);
    assertThat(settings.unfulfilledBy(actual).isEmpty()).isEqualTo(fulfils);
    if (!fulfils) {
      assertThat(settings.unfulfilledBy(actual)).containsOnlyKeys(key);
    }
  }

  @ParameterizedTest
  @CsvSource({"1000, -1, true", "1000, 1000, true", "1000, 999, false", "-1, 1000, false"})
  void forEverIsLongerThanAnyTime(long wanted, String actual, boolean fulfils) {
    TopicSettings settings = TopicSettings.kept(Duration.ofMillis(wanted), 1);
    assertThat(
            settings
                .unfulfilledBy(
                    Map.of(
                        "cleanup.policy", "delete",
                        "retention.ms", actual,
                        "max.message.bytes", "1"))
                .isEmpty())
        .isEqualTo(fulfils);
  }
}
