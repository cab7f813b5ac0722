package io.litmill.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CachingSchemaRegistryTest {
  private static final SchemaDefinition INT = SchemaDefinition.avro("\"int\"");
  private static final SchemaDefinition LONG = SchemaDefinition.avro("\"long\"");

  private final Ticking time = new Ticking();
  private final MapRegistry server = new MapRegistry();
  private final SchemaRegistry registry =
      new CachingSchemaRegistry(server, Duration.ofSeconds(60), time);

  @Test
  void whatNeverChangesIsAskedOnce() {
    int id = server.register("s", INT, false);
    server.asked = 0;
    for (int i = 0; i < 2; i++) {
      registry.byId(id);
      registry.version("s", 1);
      registry.lookUp("s", INT, false);
      registry.register("s", INT, false);
    }
    assertThat(server.asked).isEqualTo(3);
    registry.register("t", INT, false);
    registry.register("t", INT, true);
    assertThat(server.asked).isEqualTo(5);
  }

  @Test
  void theLatestIsBelievedUntilItsTimeIsOver() {
    server.register("s", INT, false);
    assertThat(registry.latest("s").definition()).isEqualTo(INT);
    server.register("s", LONG, false);
    time.pass(Duration.ofMillis(59_999));
    assertThat(registry.latest("s").definition()).isEqualTo(INT);
    time.pass(Duration.ofMillis(1));
    assertThat(registry.latest("s").definition()).isEqualTo(LONG);
  }

  @Test
  void aNegativeTimeIsForEver() {
    SchemaRegistry trusting = new CachingSchemaRegistry(server, Duration.ofSeconds(-1), time);
    server.register("s", INT, false);
    trusting.latest("s");
    server.register("s", LONG, false);
    time.pass(Duration.ofDays(10_000));
    assertThat(trusting.latest("s").definition()).isEqualTo(INT);
  }

  @Test
  void ownRegistrationsAndDeletionsAreSeenAtOnce() {
    registry.register("s", INT, false);
    registry.latest("s");
    registry.register("s", LONG, false);
    assertThat(registry.latest("s").definition()).isEqualTo(LONG);
    registry.delete("s", false);
    assertThatThrownBy(() -> registry.latest("s")).isInstanceOf(NotInRegistryException.class);
    registry.register("s", LONG, false);
    assertThat(registry.latest("s").version()).isEqualTo(1);
  }

  @Test
  void whatFailsIsAskedAgain() {
    assertThatThrownBy(() -> registry.byId(1)).isInstanceOf(NotInRegistryException.class);
    server.register("s", INT, false);
    assertThat(registry.byId(1)).isEqualTo(INT);
  }
}
