package io.litmill.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.litmill.registry.SchemaRegistry;
import io.litmill.schemas.Evidence;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import io.litmill.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The configurations in ops/connect name what the schemas of the topics have. */
class ConnectConfigurationsTest {
  private static final Path CONNECT = Path.of("..", "ops", "connect");
  private static final Pattern NODE_KEY = Pattern.compile("!(\\w+): (\\S+?)[,}]");

  @TempDir Path folder;

  private static JsonNode config(String name) throws IOException {
    return new ObjectMapper().readTree(CONNECT.resolve(name).toFile()).required("config");
  }

  private static String statement(String name) throws IOException {
    return config(name).properties().stream()
        .filter(entry -> entry.getKey().matches("neo4j\\.(cypher|pattern)\\.topic\\..*"))
        .map(entry -> entry.getValue().asText())
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> fields(Schema schema) {
    return schema.getFields().stream().map(Schema.Field::name).collect(Collectors.toSet());
  }

  private static Set<String> named(String regex, String text) {
    return Pattern.compile(regex)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"neo4j-pattern.json", "neo4j-cypher.json"})
  void eachFieldThatIsNamedExists(String name) throws IOException {
    String statement = statement(name);
    assertThat(named("__key\\.(\\w+)", statement))
        .isNotEmpty()
        .isSubsetOf(fields(TripletKey.getClassSchema()));
    assertThat(named("__value\\.(\\w+)", statement))
        .hasSizeGreaterThan(20)
        .isSubsetOf(fields(Triplet.getClassSchema()));
    assertThat(named("\\be\\.(\\w+)", statement)).isSubsetOf(fields(Evidence.getClassSchema()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"neo4j-pattern.json", "neo4j-cypher.json"})
  void theTopicIsThatOfTheTripletsAndOnlyCommittedRecordsAreRead(String name) throws IOException {
    String topic =
        TopicCatalogue.of(
                "",
                SchemaRegistry.connect(Map.of("schema.registry.url", "http://localhost:1")),
                Map.of())
            .triplets()
            .name();
    JsonNode config = config(name);
    assertThat(config.get("topics").asText()).isEqualTo(topic);
    assertThat(config.properties().stream().map(Map.Entry::getKey))
        .anyMatch(key -> key.matches("neo4j\\.(cypher|pattern)\\.topic\\." + Pattern.quote(topic)));
    assertThat(config.get("consumer.override.isolation.level").asText())
        .isEqualTo("read_committed");
    assertThat(config.get("key.converter").asText()).endsWith("AvroConverter");
    assertThat(config.get("value.converter").asText()).endsWith("AvroConverter");
    assertThat(config.properties())
        .allSatisfy(entry -> assertThat(entry.getValue().isTextual()).as(entry.getKey()).isTrue());
  }

  @Test
  void whatThePatternFindsAgainStandsInTheKey() throws IOException {
    String pattern = statement("neo4j-pattern.json");
    assertThat(NODE_KEY.matcher(pattern).results().map(MatchResult::group))
        .containsExactly(
            "!id: __key.subject_id,", "!triplet_id: __key.triplet_id,", "!id: __key.object_id,");
  }

  @Test
  void theCypherDeletesByTheKeyAloneWhereThereIsNoValue() throws IOException {
    String cypher = statement("neo4j-cypher.json");
    String deletion = cypher.substring(cypher.indexOf("WITH * WHERE __value IS NULL"));
    assertThat(deletion).contains("DELETE t").doesNotContain("__value.");
    assertThat(cypher.indexOf("__value."))
        .as("values are touched where there is one only")
        .isGreaterThan(cypher.indexOf("CASE WHEN __value IS NULL THEN [] ELSE [1] END"));
    assertThat(cypher.chars().filter(c -> c == '(').count())
        .isEqualTo(cypher.chars().filter(c -> c == ')').count());
  }

  @Test
  void anImportOfTheExportHasTheSameProperties() throws IOException {
    try (ExportFiles files = new ExportFiles(folder, false)) {
      ExportFormat.NEO4J_CSV.writer(files, "", Optional.of("STATEMENT"));
      files.publish();
    }
    Set<String> imported =
        named("([a-z_]+):[a-z]", Files.readString(folder.resolve("relationships-header.csv")));
    String cypher = statement("neo4j-cypher.json");
    String properties = cypher.substring(cypher.indexOf("SET t = {"), cypher.indexOf("WITH *"));
    Set<String> sunk = named("(\\w+): (?=__|head)", properties);
    imported.remove("evidence");
    assertThat(sunk).isEqualTo(imported);
  }
}
