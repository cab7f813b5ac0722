package io.litmill.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.streams.KafkaStreams.State;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the models are warm and the stream runs. */
@Readiness
@ApplicationScoped
public class StreamReadiness implements HealthCheck {
  private final MillHealth health;

  @Inject
  public StreamReadiness(MillHealth health) {
    this.health = health;
  }

  @Override
  public HealthCheckResponse call() {
    State state = health.state().orElse(null);
    return HealthCheckResponse.named("models warm and stream running")
        .status(state == State.RUNNING)
        .withData("state", state == null ? "LOADING" : state.name())
        .build();
  }
}
