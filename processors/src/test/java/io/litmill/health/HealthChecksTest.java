package io.litmill.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams.State;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class HealthChecksTest {
  @Test
  void aliveButNotReadyWhileModelsAreLoaded() {
    MillHealth loading = new MillHealth();
    assertThat(new StreamLiveness(loading).call().getStatus()).isEqualTo(Status.UP);
    HealthCheckResponse ready = new StreamReadiness(loading).call();
    assertThat(ready.getStatus()).isEqualTo(Status.DOWN);
    assertThat(ready.getData().orElseThrow()).containsEntry("state", "LOADING");
  }

  @Test
  void aliveAndReadyWhileTheStreamRuns() {
    MillHealth running = in(State.RUNNING, null);
    assertThat(new StreamLiveness(running).call().getStatus()).isEqualTo(Status.UP);
    assertThat(new StreamReadiness(running).call().getStatus()).isEqualTo(Status.UP);
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"CREATED", "REBALANCING"})
  void aliveButNotReadyOnTheWay(State state) {
    assertThat(new StreamLiveness(in(state, null)).call().getStatus()).isEqualTo(Status.UP);
    assertThat(new StreamReadiness(in(state, null)).call().getStatus()).isEqualTo(Status.DOWN);
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      mode = Mode.EXCLUDE,
      names = {"CREATED", "REBALANCING", "RUNNING"})
  void deadWithTheReasonWhenTheStreamStopped(State state) {
    MillHealth failed = in(state, new IllegalStateException("the device broke"));
    HealthCheckResponse alive = new StreamLiveness(failed).call();
    assertThat(alive.getStatus()).isEqualTo(Status.DOWN);
    assertThat(alive.getData().orElseThrow().get("failure").toString())
        .contains("the device broke");
    assertThat(new StreamReadiness(failed).call().getStatus()).isEqualTo(Status.DOWN);
  }

  private static MillHealth in(State state, Throwable failure) {
    return new MillHealth() {
      @Override
      Optional<State> state() {
        return Optional.of(state);
      }

      @Override
      Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
      }
    };
  }
}
