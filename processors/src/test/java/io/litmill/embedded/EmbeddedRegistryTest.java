package io.litmill.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.registry.CompatibilityLevel;
import io.litmill.registry.IncompatibleSchemaException;
import io.litmill.registry.InvalidSchemaException;
import io.litmill.registry.NotInRegistryException;
import io.litmill.registry.SchemaDefinition;
import io.litmill.registry.SchemaReference;
import io.litmill.registry.SchemaRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The registry as clients see it, over HTTP. */
class EmbeddedRegistryTest {
  private static final String A = field("a", "");
  private static final String A_AND_OPTIONAL_B =
      record("{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"b\",\"type\":\"int\",\"default\":0}");
  private static final String A_AND_B =
      record("{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"b\",\"type\":\"int\"}");

  @TempDir Path folder;

  private EmbeddedRegistry server;
  private SchemaRegistry registry;

  @BeforeEach
  void start() throws IOException {
    server = EmbeddedRegistry.start(folder, 0);
    registry = SchemaRegistry.connect(Map.of("schema.registry.url", server.url()));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private static String field(String name, String more) {
    return record("{\"name\":\"%s\",\"type\":\"int\"%s}".formatted(name, more));
  }

  private static String record(String fields) {
    return "{\"type\":\"record\",\"name\":\"R\",\"namespace\":\"n\",\"fields\":[" + fields + "]}";
  }

  @Test
  void aSchemaHasOneIdWhereverItIs() {
    int id = register("s", A);
    assertThat(register("s", A.replace(",", " ,\n"))).isEqualTo(id);
    assertThat(register("t", A)).isEqualTo(id);
    assertThat(register("t", A_AND_OPTIONAL_B)).isEqualTo(id + 1);
    assertThat(registry.versions("s")).containsExactly(1);
    assertThat(registry.versions("t")).containsExactly(1, 2);
    assertThat(registry.latest("t").definition().text()).isEqualTo(A_AND_OPTIONAL_B);
    assertThat(registry.version("t", 1).id()).isEqualTo(id);
    assertThat(registry.lookUp("t", avro(A_AND_OPTIONAL_B), false).version()).isEqualTo(2);
    assertThat(registry.byId(id)).isEqualTo(avro(A));
    assertThat(registry.subjects()).containsExactly("s", "t");
  }

  @Test
  void whatIsNotThereHasItsOwnCode() {
    register("s", A);
    missing(() -> registry.latest("x"), 40401);
    missing(() -> registry.versions("x"), 40401);
    missing(() -> registry.version("s", 2), 40402);
    missing(() -> registry.byId(99), 40403);
    missing(() -> registry.lookUp("s", avro(A_AND_B), false), 40403);
    missing(() -> registry.delete("x", false), 40401);
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, true, true",
    "BACKWARD, false, true",
    "FORWARD, true, false",
    "FULL, false, false",
    "FULL_TRANSITIVE, false, false"
  })
  void aLevelSaysWhichFieldsMayComeAndGo(CompatibilityLevel level, boolean come, boolean go) {
    registry.setCompatibility("adds", level);
    registry.setCompatibility("drops", level);
    register("adds", A);
    register("drops", A_AND_B);
    assertThat(registry.testCompatibility("adds", avro(A_AND_B)).compatible()).isEqualTo(come);
    assertThat(registry.testCompatibility("drops", avro(A)).compatible()).isEqualTo(go);
    assertThat(registry.testCompatibility("adds", avro(A_AND_OPTIONAL_B)).compatible()).isTrue();
    if (!come) {
      assertThatThrownBy(() -> register("adds", A_AND_B))
          .isInstanceOf(IncompatibleSchemaException.class)
          .hasMessageContaining("subject adds")
          .hasMessageContaining("version 1")
          .hasMessageContaining("b");
      assertThat(registry.versions("adds")).containsExactly(1);
    }
  }

  @Test
  void transitiveLevelsLookAtAllVersions() {
    String optionalA = field("a", ",\"default\":1");
    String other = field("c", ",\"default\":1");
    register("last", A);
    register("all", A);
    registry.setCompatibility("last", CompatibilityLevel.FORWARD);
    registry.setCompatibility("all", CompatibilityLevel.FORWARD_TRANSITIVE);
    register("last", optionalA);
    register("all", optionalA);
    assertThat(registry.testCompatibility("last", avro(other)).compatible()).isTrue();
    assertThat(registry.testCompatibility("all", avro(other)).compatible()).isFalse();
  }

  @Test
  void aSubjectFollowsTheGlobalLevelUntilItHasItsOwn() {
    assertThat(registry.globalCompatibility()).isEqualTo(CompatibilityLevel.BACKWARD);
    registry.setGlobalCompatibility(CompatibilityLevel.FULL);
    assertThat(registry.globalCompatibility()).isEqualTo(CompatibilityLevel.FULL);
    assertThat(registry.compatibility("s")).isEmpty();
    registry.setCompatibility("s", CompatibilityLevel.NONE);
    assertThat(registry.compatibility("s")).contains(CompatibilityLevel.NONE);
  }

  @Test
  void whatIsNoSchemaIsRefused() {
    for (SchemaDefinition wrong :
        List.of(
            avro("{\"type\":\"nonsense\"}"),
            avro("no json"),
            new SchemaDefinition("JSON", "{}", List.of()),
            new SchemaDefinition("AVRO", "\"int\"", List.of(new SchemaReference("n.X", "x", 1))))) {
      assertThatThrownBy(() -> registry.register("s", wrong, false))
          .as(wrong.toString())
          .isInstanceOf(InvalidSchemaException.class)
          .hasMessageContaining("42201");
    }
    assertThat(registry.subjects()).isEmpty();
  }

  @Test
  void schemasReferToOthersAndThoseStay() {
    register("r", A);
    SchemaDefinition user =
        new SchemaDefinition(
            "AVRO",
            "{\"type\":\"array\",\"items\":\"n.R\"}",
            List.of(new SchemaReference("n.R", "r", 1)));
    int id = registry.register("u", user, false);
    assertThat(registry.byId(id)).isEqualTo(user);
    assertThatThrownBy(() -> registry.delete("r", false))
        .isInstanceOf(InvalidSchemaException.class)
        .hasMessageContaining("referred to by u, version 1");
  }

  @Test
  void aDeletedSubjectsIdsStayReadableUntilItIsErased() {
    int id = register("s", A);
    register("s", A_AND_OPTIONAL_B);
    missing(() -> registry.delete("s", true), 40405);
    assertThat(registry.delete("s", false)).containsExactly(1, 2);
    missing(() -> registry.latest("s"), 40401);
    missing(() -> registry.delete("s", false), 40404);
    assertThat(registry.byId(id)).isEqualTo(avro(A));
    assertThat(registry.delete("s", true)).containsExactly(1, 2);
    SchemaRegistry fresh = SchemaRegistry.connect(Map.of("schema.registry.url", server.url()));
    missing(() -> fresh.byId(id), 40403);
    assertThat(register("s", A)).isGreaterThan(id + 1);
  }

  @Test
  void allIsThereAfterARestart() throws IOException {
    int id = register("s", A);
    register("gone", A_AND_B);
    registry.setCompatibility("s", CompatibilityLevel.FULL_TRANSITIVE);
    registry.setGlobalCompatibility(CompatibilityLevel.NONE);
    registry.delete("gone", false);
    server.close();
    Files.writeString(
        folder.resolve("schemas.jsonl"),
        "{\"event\":\"registered\",\"subj",
        StandardOpenOption.APPEND);
    start();
    assertThat(registry.lookUp("s", avro(A), false).id()).isEqualTo(id);
    assertThat(registry.subjects()).containsExactly("s");
    assertThat(registry.compatibility("s")).contains(CompatibilityLevel.FULL_TRANSITIVE);
    assertThat(registry.globalCompatibility()).isEqualTo(CompatibilityLevel.NONE);
    assertThat(register("s", A_AND_OPTIONAL_B)).isEqualTo(id + 2);
    server.close();
    start();
    assertThat(registry.versions("s")).containsExactly(1, 2);
  }

  @Test
  void aJournalThatIsNoneIsNamedWithItsLine() throws IOException {
    register("s", A);
    server.close();
    Path file = folder.resolve("schemas.jsonl");
    Files.writeString(file, "nonsense\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> EmbeddedRegistry.start(folder, 0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file + ", line 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET | / | | 200 | {}",
        "GET | /mode | | 200 | {\"mode\":\"READWRITE\"}",
        "GET | /schemas/types | | 200 | [\"AVRO\"]",
        "GET | /schemas/ids/1/versions | | 200 | \"subject\":\"a/b\"",
        "GET | /schemas/ids/1/subjects | | 200 | [\"a/b\"]",
        "GET | /subjects/a%2Fb/versions/latest/schema | | 200 | \"type\\\":\\\"record",
        "GET | /subjects/a%2Fb/versions/-1 | | 200 | \"version\":1",
        "GET | /config/a%2Fb | | 404 | 40408",
        "GET | /config/a%2Fb?defaultToGlobal=true | | 200 | {\"compatibilityLevel\":\"BACKWARD\"}",
        "PUT | /config/a%2Fb | {\"compatibility\":\"SOME\"} | 422 | 42203",
        "PUT | /config | {\"compatibility\":\"FULL\"} | 200 | {\"compatibility\":\"FULL\"}",
        "DELETE | /config/a%2Fb | | 404 | 40408",
        "GET | /subjects/a%2Fb/versions/nonsense | | 422 | 42202",
        "POST | /subjects/a%2Fb | not json | 400 | no JSON",
        "POST | /subjects/a%2Fb/versions | {} | 422 | the body has no schema",
        "POST | /compatibility/subjects/a%2Fb/versions/1 | {\"schema\":\"\\\"int\\\"\"} | 200 | {\"is_compatible\":false}",
        "DELETE | /subjects/a%2Fb/versions/1 | | 200 | 1",
        "GET | /nonsense | | 404 | no such resource: GET /nonsense",
        "PATCH | /config/a%2Fb | | 404 | no such resource"
      })
  void otherRequestsAreAnsweredToo(
      String method, String path, String body, int status, String expected) throws Exception {
    register("a/b", A);
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(server.url() + path))
                    .method(method, BodyPublishers.ofString(body == null ? "" : body))
                    .build(),
                BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.body()).contains(expected);
  }

  private int register(String subject, String schema) {
    return registry.register(subject, avro(schema), false);
  }

  private static SchemaDefinition avro(String text) {
    return SchemaDefinition.avro(text);
  }

  private static void missing(Runnable request, int code) {
    assertThatThrownBy(request::run)
        .isInstanceOf(NotInRegistryException.class)
        .hasMessageContaining("code " + code);
  }
}
