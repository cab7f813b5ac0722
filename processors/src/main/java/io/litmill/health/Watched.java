package io.litmill.health;

import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams.State;

/** A stream whose health is asked for. Safe for several threads. */
public interface Watched {
  State state();

  /** What stopped it by itself. */
  Optional<Throwable> failure();
}
