package io.litmill;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.registry.AvroCompatibility;
import io.litmill.registry.CompatibilityLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that was released is broken: see src/released/README.md. */
class ReleasedSchemasTest {
  private static final Path TODAY = Path.of("src", "main", "avro");
  private static final Path RELEASED = Path.of("src", "released");

  private static List<Path> releases() throws IOException {
    try (Stream<Path> folders = Files.list(RELEASED)) {
      return folders
          .filter(Files::isDirectory)
          .sorted(Comparator.comparing(folder -> Integer.valueOf(folder.getFileName().toString())))
          .toList();
    }
  }

  private static List<String> records() throws IOException {
    return List.copyOf(schemas(TODAY).keySet());
  }

  private static Map<String, Schema> schemas(Path folder) throws IOException {
    SchemaParser parser = new SchemaParser();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".avsc")).sorted().toList()) {
        parser.parse(file);
      }
    }
    Map<String, Schema> byName = new TreeMap<>();
    parser.getParsedNamedSchemas().forEach(schema -> byName.put(schema.getFullName(), schema));
    return byName;
  }

  @ParameterizedTest
  @MethodSource("records")
  void everyReleaseIsReadTodayAndReadsToday(String name) throws IOException {
    List<Schema> earlier = new ArrayList<>();
    for (Path release : releases()) {
      Schema schema = schemas(release).get(name);
      if (schema != null) {
        earlier.add(schema);
      }
    }
    assertThat(
            AvroCompatibility.conflicts(
                CompatibilityLevel.FULL_TRANSITIVE, schemas(TODAY).get(name), earlier))
        .isEmpty();
  }

  @Test
  void noReleasedRecordHasVanished() throws IOException {
    assertThat(releases()).isNotEmpty();
    for (Path release : releases()) {
      assertThat(schemas(release)).isNotEmpty();
      assertThat(records()).as(release.toString()).containsAll(schemas(release).keySet());
    }
  }

  /** A change that a registry would refuse is found here, too. */
  @Test
  void aFieldWithoutADefaultWouldBeFound() throws IOException {
    Schema today = schemas(TODAY).get("io.litmill.schemas.Triplet");
    List<Schema.Field> fields = new ArrayList<>();
    today.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
    fields.add(new Schema.Field("curator", Schema.create(Schema.Type.STRING)));
    Schema changed =
        Schema.createRecord(today.getName(), today.getDoc(), today.getNamespace(), false, fields);
    assertThat(
            AvroCompatibility.conflicts(
                CompatibilityLevel.FULL_TRANSITIVE, changed, List.of(today)))
        .singleElement()
        .asString()
        .contains("curator");
  }
}
