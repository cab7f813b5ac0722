package io.litmill.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, what is sent again and to whom, and what comes of each kind of answer. */
class RegistryTransportTest {
  private static final String SUBJECTS = "[\"a\",\"b\"]";

  private final Ticking time = new Ticking();
  private final List<RegistryListener.Failure> failures = new ArrayList<>();
  private ScriptedServer first;
  private ScriptedServer second;

  @BeforeEach
  void start() throws IOException {
    first = new ScriptedServer();
    second = new ScriptedServer();
  }

  @AfterEach
  void stop() {
    first.close();
    second.close();
  }

  @Test
  void anAnswerNeedsOneRequest() {
    first.answer(200, SUBJECTS);
    assertThat(registry(first.url()).subjects()).containsExactly("a", "b");
    assertThat(first.asked()).hasSize(1);
    assertThat(first.asked().get(0).headers())
        .containsEntry("Content-Type", "application/vnd.schemaregistry.v1+json")
        .doesNotContainKey("Authorization");
    assertThat(time.slept()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void whatMayPassIsTriedAgainAfterGrowingWaits(int status) {
    first.answer(status, "").answer(status, "").answer(status, "").answer(200, SUBJECTS);
    assertThat(registry(first.url()).subjects()).hasSize(2);
    assertThat(time.slept()).hasSize(3);
    long bound = 100;
    for (Duration wait : time.slept()) {
      assertThat(wait.toMillis()).isBetween(bound / 2, bound);
      bound *= 2;
    }
  }

  @Test
  void failuresAreHeardAndWhatIsNotThereIsNone() {
    first.answer(503, "").answer(200, SUBJECTS).answer(404, "").answer(401, "").answer(422, "");
    SchemaRegistry registry = registry(first.url());
    registry.subjects();
    assertThat(failures).containsExactly(RegistryListener.Failure.UNAVAILABLE);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(registry::subjects).isInstanceOf(RegistryException.class);
    }
    assertThat(failures)
        .containsExactly(
            RegistryListener.Failure.UNAVAILABLE,
            RegistryListener.Failure.DENIED,
            RegistryListener.Failure.REFUSED);
  }

  @Test
  void afterItsRetriesAUrlIsLeftForTheNext() {
    first.answer(503, "").answer(503, "").answer(503, "").answer(503, "");
    second.answer(200, SUBJECTS);
    assertThat(registry(first.url() + "," + second.url()).subjects()).hasSize(2);
    assertThat(first.asked()).hasSize(4);
  }

  @Test
  void theUrlThatAnsweredIsAskedFirstFromThenOn() throws IOException {
    second.answer(200, SUBJECTS).answer(200, SUBJECTS);
    SchemaRegistry registry = registry(nobody() + "," + second.url());
    registry.subjects();
    int waits = time.slept().size();
    registry.subjects();
    assertThat(waits).isEqualTo(3);
    assertThat(time.slept()).hasSize(waits);
  }

  @Test
  void whenNobodyAnswersAllUrlsAreNamed() throws IOException {
    String silent = nobody();
    first.answer(503, "").answer(503, "").answer(503, "").answer(503, "{\"message\":\"starting\"}");
    assertThatThrownBy(() -> registry(silent + "," + first.url()).latest("a/b"))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessage(
            "schema registry: subject a/b: starting (code 503, "
                + first.url()
                + "/subjects/a%2Fb/versions/latest)")
        .satisfies(
            e ->
                assertThat(e.getSuppressed()[0])
                    .hasMessageContaining(silent)
                    .hasMessageContaining("no connection"));
  }

  @Test
  void theServersWishForPatienceCountsUpToTheLongestWait() {
    first
        .answer(429, "", "Retry-After", "3")
        .answer(429, "", "Retry-After", "86400")
        .answer(200, SUBJECTS);
    registry(first.url()).subjects();
    assertThat(time.slept()).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(5));
  }

  @Test
  void waitsDoNotGrowBeyondTheLongest() {
    RetryPolicy retry = new RetryPolicy(9, Duration.ofSeconds(1), Duration.ofSeconds(5));
    assertThat(retry.waitBefore(60, new Ticking().pace().random()))
        .isBetween(Duration.ofMillis(2_500), Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @CsvSource({
    "401, 40101, RegistryAccessException",
    "403, 40301, RegistryAccessException",
    "404, 40401, NotInRegistryException",
    "409, 40901, IncompatibleSchemaException",
    "422, 42201, InvalidSchemaException",
    "400, 400, RegistryException",
    "501, 501, RegistryException"
  })
  void aRefusalIsFinalAndSaysWhatItIs(int status, int code, String type) {
    first.answer(status, "{\"error_code\":%d,\"message\":\"because\"}".formatted(code));
    assertThatThrownBy(() -> registry(first.url() + "," + second.url()).versions("topic-value"))
        .hasMessage(
            "schema registry: subject topic-value: because (code %d, %s/subjects/topic-value/versions)"
                .formatted(code, first.url()))
        .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(type));
    assertThat(first.asked()).hasSize(1);
    assertThat(second.asked()).isEmpty();
  }

  @Test
  void aRefusalThatIsNoJsonIsShown() {
    first.answer(404, "<html>nothing here</html>");
    assertThatThrownBy(() -> registry(first.url()).subjects())
        .isInstanceOf(NotInRegistryException.class)
        .hasMessageContaining("HTTP status 404: <html>nothing here</html>");
  }

  @Test
  void aRefusalWithoutABodyIsTold() {
    first.answer(403, "");
    assertThatThrownBy(() -> registry(first.url()).subjects())
        .isInstanceOf(RegistryAccessException.class)
        .hasMessageContaining("schema registry: HTTP status 403 (code 403, ");
  }

  @Test
  void anotherServersAnswerIsRecognised() {
    first.answer(200, "{\"hello\":\"world\"}");
    assertThatThrownBy(() -> registry(first.url()).latest("s"))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("not the answer of a schema registry")
        .hasMessageContaining("subject");
  }

  @Test
  void theBasePathIsKept() {
    first.answer(200, SUBJECTS);
    registry(first.url() + "/apis/ccompat/v7/").subjects();
    assertThat(first.asked().get(0).path()).isEqualTo("/apis/ccompat/v7/subjects");
  }

  @Test
  void namesAreEncodedAsOneSegment() {
    first.answer(404, "{}");
    assertThatThrownBy(() -> registry(first.url()).latest("a b/ü?+%"));
    assertThat(first.asked().get(0).path())
        .isEqualTo("/subjects/a%20b%2F%C3%BC%3F%2B%25/versions/latest");
  }

  @Test
  void userAndPasswordOfTheUrlAreSentAndNotShown() {
    first.answer(401, "{}");
    String url = "http://reader:secret@127.0.0.1:" + first.port();
    assertThatThrownBy(() -> registry(url).subjects())
        .isInstanceOf(RegistryAccessException.class)
        .hasMessageNotContaining("secret");
    assertThat(first.asked().get(0).headers())
        .containsEntry("Authorization", "Basic cmVhZGVyOnNlY3JldA==");
  }

  @Test
  void userInfoIsSent() {
    first.answer(200, SUBJECTS);
    registry(
            first.url(),
            "basic.auth.credentials.source",
            "USER_INFO",
            "basic.auth.user.info",
            "reader:secret")
        .subjects();
    assertThat(first.asked().get(0).headers())
        .containsEntry("Authorization", "Basic cmVhZGVyOnNlY3JldA==");
  }

  @Test
  void aTokenIsSentWithTheHeadersOfItsClusterAndPool() {
    first.answer(200, SUBJECTS);
    registry(
            first.url(),
            "bearer.auth.credentials.source",
            "STATIC_TOKEN",
            "schema.registry.bearer.auth.token",
            "t0ken",
            "bearer.auth.logical.cluster",
            "lsrc-1",
            "bearer.auth.identity.pool.id",
            "pool-2",
            "schema.registry.request.header.X-Tenant",
            "mill")
        .subjects();
    assertThat(first.asked().get(0).headers())
        .containsEntry("Authorization", "Bearer t0ken")
        .containsEntry("target-sr-cluster", "lsrc-1")
        .containsEntry("Confluent-Identity-Pool-Id", "pool-2")
        .containsEntry("X-Tenant", "mill");
  }

  @Test
  void anAccessTokenIsFetchedAndReplacedBeforeItsEnd() {
    second
        .answer(200, "{\"access_token\":\"one\",\"expires_in\":600}")
        .answer(200, "{\"access_token\":\"two\",\"expires_in\":600}");
    first.answer(200, SUBJECTS).answer(200, SUBJECTS).answer(200, SUBJECTS);
    SchemaRegistry registry = registry(first.url(), oauth());
    registry.subjects();
    time.pass(Duration.ofSeconds(499));
    registry.subjects();
    time.pass(Duration.ofSeconds(1));
    registry.subjects();
    assertThat(first.asked().stream().map(asked -> asked.headers().get("Authorization")))
        .containsExactly("Bearer one", "Bearer one", "Bearer two");
    assertThat(second.asked().get(0).body())
        .isEqualTo("grant_type=client_credentials&scope=schemas+read");
    assertThat(second.asked().get(0).headers())
        .containsEntry("Authorization", "Basic bWlsbDpzJTNBY3JldA==");
  }

  @Test
  void aClientThatGetsNoTokenIsTold() {
    second.answer(401, "{\"error\":\"invalid_client\"}");
    assertThatThrownBy(() -> registry(first.url(), oauth()).subjects())
        .isInstanceOf(RegistryAccessException.class)
        .hasMessageContaining("no access token for client mill")
        .hasMessageContaining(second.url() + "/token");
    assertThat(first.asked()).isEmpty();
  }

  private String[] oauth() {
    return new String[] {
      "bearer.auth.credentials.source", "OAUTHBEARER",
      "bearer.auth.issuer.endpoint.url", second.url() + "/token",
      "bearer.auth.client.id", "mill",
      "bearer.auth.client.secret", "s:cret",
      "bearer.auth.scope", "schemas read",
      "bearer.auth.cache.expiry.buffer.seconds", "100"
    };
  }

  private SchemaRegistry registry(String urls, String... more) {
    Map<String, String> configs = new HashMap<>();
    configs.put("schema.registry.url", urls);
    configs.put("retries.wait.ms", "100");
    configs.put("retries.max.wait.ms", "5000");
    for (int i = 0; i < more.length; i += 2) {
      configs.put(more[i], more[i + 1]);
    }
    return new RestSchemaRegistry(RegistryConfig.of(configs), time.pace(), failures::add);
  }

  private static String nobody() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return "http://127.0.0.1:" + socket.getLocalPort();
    }
  }

  @Test
  void theAnswerOfEachRequestIsRead() {
    String version =
        """
        {"subject":"s","version":2,"id":7,"schemaType":"AVRO","schema":"\\"string\\"",
         "references":[{"name":"n.T","subject":"t","version":3}]}
        """;
    first
        .answer(200, version)
        .answer(200, "{\"schema\":\"\\\"int\\\"\"}")
        .answer(200, "{\"is_compatible\":false,\"messages\":[\"field gone\"]}")
        .answer(404, "{\"error_code\":40401,\"message\":\"\"}")
        .answer(404, "{\"error_code\":40408,\"message\":\"\"}")
        .answer(200, "{\"compatibilityLevel\":\"FULL_TRANSITIVE\"}");
    SchemaRegistry registry = registry(first.url());
    SchemaDefinition definition =
        new SchemaDefinition("AVRO", "\"string\"", List.of(new SchemaReference("n.T", "t", 3)));
    assertThat(registry.lookUp("s", definition, true))
        .isEqualTo(new RegisteredSchema("s", 2, 7, definition));
    assertThat(registry.byId(9)).isEqualTo(SchemaDefinition.avro("\"int\""));
    assertThat(registry.testCompatibility("s", definition))
        .isEqualTo(new CompatibilityVerdict(false, List.of("field gone")));
    assertThat(registry.testCompatibility("new", definition).compatible()).isTrue();
    assertThat(registry.compatibility("s")).isEmpty();
    assertThat(registry.compatibility("s")).contains(CompatibilityLevel.FULL_TRANSITIVE);
    assertThat(first.asked().get(0).path()).isEqualTo("/subjects/s?normalize=true");
    assertThat(first.asked().get(0).body())
        .isEqualTo(
            "{\"schema\":\"\\\"string\\\"\","
                + "\"references\":[{\"name\":\"n.T\",\"subject\":\"t\",\"version\":3}]}");
  }
}
