package io.litmill.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdTest {
  /** Kafka Streams' tools take topics that begin with an application id and a dash for its own. */
  @Test
  void noApplicationIdIsAnotherFollowedByADash() {
    List<String> ids = new ArrayList<>(List.of("litmill"));
    for (String run : List.of("a", "a-b", "a-run", "run", "replay", "litmill", "2026-01-31")) {
      ids.add(new RunId(run).applicationId("litmill"));
    }
    for (String id : ids) {
      assertThat(ids).noneMatch(other -> other.startsWith(id + "-"));
    }
  }

  @Test
  void topicsOfOneRunAreNotThoseOfAnother() {
    assertThat(new RunId("a-b").topicPrefix("x.")).isEqualTo("x.replay.a-b.");
    assertThat(new RunId("a-b").topicPrefix("x."))
        .doesNotStartWith(new RunId("a").topicPrefix("x."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.b", "-a", "a b", "ä", "a/b"})
  void otherCharactersAreRefused(String text) {
    assertThatThrownBy(() -> new RunId(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("run id");
  }
}
