package io.litmill.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryConfigTest {
  private static final String URL = "schema.registry.url";

  @Test
  void urlsMayBeAListOrWrittenInARow() {
    assertThat(RegistryConfig.of(Map.of(URL, "http://a:1/, https://b/x")).urls())
        .extracting(Object::toString)
        .containsExactly("http://a:1", "https://b/x");
    assertThat(RegistryConfig.of(Map.of(URL, List.of("http://a:1", "http://b:1"))).urls())
        .hasSize(2);
  }

  @Test
  void aKeyIsUnderstoodWithAndWithoutThePrefixAndWithItCounts() {
    Map<String, Object> configs = new HashMap<>(Map.of(URL, "http://a", "max.retries", "5"));
    assertThat(RegistryConfig.of(configs).retry().retries()).isEqualTo(5);
    configs.put("schema.registry.max.retries", 6);
    assertThat(RegistryConfig.of(configs).retry().retries()).isEqualTo(6);
  }

  @Test
  void withoutMoreItIsPatientForAWhileAndBelievesTheLatestForAMinute() {
    RegistryConfig config = RegistryConfig.of(Map.of(URL, "http://a"));
    assertThat(config.retry())
        .isEqualTo(new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(20)));
    assertThat(config.latestTtl()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.http().readTimeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.ssl()).isEmpty();
  }

  @Test
  void keysOfOthersAreLeftAlone() {
    RegistryConfig config =
        RegistryConfig.of(
            Map.of(
                URL,
                "http://a",
                "bootstrap.servers",
                "b:9092",
                "ssl.truststore.location",
                "/not/there",
                "auto.register.schemas",
                "true"));
    assertThat(config.ssl()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "schema.registry.ssl.truststore.locaton | x | did you mean schema.registry.ssl.truststore.location?",
        "schema.registry.urls | x | unknown key schema.registry.urls",
        "schema.registry.use.latest.version | true | write it use.latest.version",
        "max.retries | many | max.retries",
        "max.retries | -1 | max.retries",
        "schema.registry.url | localhost:8081 | http://HOST",
        "schema.registry.url | ftp://u:secret@a | http://HOST",
        "schema.registry.url | http://a:1 b | schema.registry.url",
        "schema.registry.url | '' | schema.registry.url",
        "basic.auth.credentials.source | SASL | USER_INFO",
        "basic.auth.credentials.source | USER_INFO | basic.auth.user.info is missing",
        "bearer.auth.credentials.source | STATIC_TOKEN | bearer.auth.token is missing",
        "bearer.auth.credentials.source | OAUTHBEARER | bearer.auth.issuer.endpoint.url is missing",
        "bearer.auth.credentials.source | NONSENSE | OAUTHBEARER",
        "proxy.host | p | proxy.port is missing",
      })
  void whatIsWrongIsNamed(String key, String value, String message) {
    Map<String, Object> configs = new HashMap<>(Map.of(URL, "http://a"));
    configs.put(key, value);
    assertThatThrownBy(() -> RegistryConfig.of(configs))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("secret");
  }

  @Test
  void withoutAUrlTheKeyIsAskedFor() {
    assertThatThrownBy(() -> RegistryConfig.of(Map.of())).hasMessageContaining(URL + " is missing");
  }

  @Test
  void twoWaysToLogInAreOneTooMany() {
    assertThatThrownBy(
            () ->
                RegistryConfig.of(
                    Map.of(
                        URL,
                        "http://a",
                        "basic.auth.credentials.source",
                        "USER_INFO",
                        "basic.auth.user.info",
                        "a:b",
                        "bearer.auth.credentials.source",
                        "STATIC_TOKEN",
                        "bearer.auth.token",
                        "t")))
        .hasMessageContaining("choose one");
  }

  @Test
  void secretsAreNotPrinted() {
    RegistryConfig config =
        RegistryConfig.of(
            Map.of(
                URL,
                "http://u:hush@a",
                "basic.auth.credentials.source",
                "USER_INFO",
                "basic.auth.user.info",
                "reader:hush"));
    assertThat(config.toString()).doesNotContain("hush");
  }

  @ParameterizedTest
  @CsvSource({
    "io.confluent.kafka.serializers.subject.TopicNameStrategy, t-value",
    "TopicNameStrategy, t-value",
    "RecordNameStrategy, n.R",
    "io.confluent.kafka.serializers.subject.RecordNameStrategy, n.R",
    "TopicRecordNameStrategy, t-n.R",
    "topic_record_name, t-n.R"
  })
  void strategiesAreKnownByTheNamesThatPeopleHave(String written, String subject) {
    SerdeConfig config = SerdeConfig.of(Map.of("value.subject.name.strategy", written), false);
    assertThat(config.strategy().subject("t", false, "n.R")).isEqualTo(subject);
  }

  @Test
  void keyAndValueHaveStrategiesOfTheirOwn() {
    Map<String, String> configs = Map.of("value.subject.name.strategy", "RecordNameStrategy");
    assertThat(SerdeConfig.of(configs, true).strategy().subject("t", true, "n.R"))
        .isEqualTo("t-key");
    assertThat(SerdeConfig.of(configs, false).strategy().subject("t", false, "n.R"))
        .isEqualTo("n.R");
  }

  @ParameterizedTest
  @CsvSource({
    "value.subject.name.strategy, MyStrategy, MyStrategy",
    "use.schema.id, 7, use.schema.id",
    "value.schema.id.serializer, a.HeaderSchemaIdSerializer, value.schema.id.serializer",
    "use.latest.version, perhaps, use.latest.version",
    "specific.avro.value.type, java.lang.String, no class generated by Avro"
  })
  void whatSerdesCannotDoIsNamed(String key, String value, String message) {
    assertThatThrownBy(() -> SerdeConfig.of(Map.of(key, value), false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message);
  }

  @Test
  void theirStandardsAreNoError() {
    SerdeConfig.of(
        Map.of(
            "use.schema.id",
            -1,
            "value.schema.id.serializer",
            "io.confluent.kafka.serializers.schema.id.PrefixSchemaIdSerializer"),
        false);
  }

  @Test
  void theLatestVersionAndRegistrationExcludeEachOther() {
    assertThatThrownBy(
            () ->
                SerdeConfig.of(
                    Map.of("use.latest.version", "true", "auto.register.schemas", "true"), false))
        .hasMessageContaining("cannot do both");
    assertThat(SerdeConfig.of(Map.of("use.latest.version", "true"), false).autoRegister())
        .isFalse();
  }
}
