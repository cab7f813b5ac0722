package io.litmill.inference;

import java.util.Objects;
import java.util.Optional;

/**
 * A sequence that could not be computed, though the device and the model are sound.
 *
 * @param message for people: names the model and what was wrong
 * @param cause what the runner threw, if it did
 */
public record SequenceFailure(Reason reason, String message, Optional<Throwable> cause)
    implements SequenceResult {

  /** Why; the lower-case name is the outcome label in metrics. */
  public enum Reason {
    /** Longer than the model's maximum; it was not tried. */
    TOO_LONG,
    /** The device's memory does not suffice for it alone. */
    OUT_OF_MEMORY,
    /** The model threw on it alone. */
    REJECTED,
    /** The model returned a value that is infinite or not a number, for it alone. */
    NOT_FINITE
  }

  public SequenceFailure {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(cause, "cause");
  }

  @Override
  public SequenceOutput orThrow() {
    throw new SequenceRejected(message, cause.orElse(null));
  }
}
