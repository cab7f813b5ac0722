package io.litmill.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams.State;

/** Knows the mill of this process, once there is one. Safe for several threads. */
@ApplicationScoped
public class MillHealth {
  private volatile Watched mill;

  /** From now on the checks ask this mill. */
  public void watch(Watched started) {
    mill = started;
  }

  /** There is no mill any more, and nothing is wrong. */
  public void rest() {
    mill = null;
  }

  Optional<State> state() {
    return Optional.ofNullable(mill).map(Watched::state);
  }

  Optional<Throwable> failure() {
    return Optional.ofNullable(mill).flatMap(Watched::failure);
  }
}
