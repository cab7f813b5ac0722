package io.litmill.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.streams.KafkaStreams.State;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/**
 * Alive while models are loaded and while the stream is created, rebalances or runs: a process that
 * waits for its broker need not be killed.
 */
@Liveness
@ApplicationScoped
public class StreamLiveness implements HealthCheck {
  private final MillHealth health;

  @Inject
  public StreamLiveness(MillHealth health) {
    this.health = health;
  }

  @Override
  public HealthCheckResponse call() {
    State state = health.state().orElse(null);
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("stream")
            .status(
                state == null
                    || state == State.CREATED
                    || state == State.REBALANCING
                    || state == State.RUNNING)
            .withData("state", state == null ? "LOADING" : state.name());
    health.failure().ifPresent(failure -> response.withData("failure", failure.toString()));
    return response.build();
  }
}
