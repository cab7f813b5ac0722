package io.litmill.deadletters;

import java.util.Objects;
import java.util.Optional;

/**
 * Why a record could not be processed.
 *
 * @param stage step that gave up, such as {@code deserialise} or {@code entities}
 * @param reason a short fixed word for metrics, such as {@code undecodable}
 * @param message a sentence for people
 * @param cause what was thrown, where something was
 * @param bundleId bundle whose model failed, where one did
 */
public record Failure(
    String stage,
    String reason,
    String message,
    Optional<Throwable> cause,
    Optional<String> bundleId) {
  public Failure {
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(cause, "cause");
    Objects.requireNonNull(bundleId, "bundleId");
  }

  /** A failure that nothing was thrown for. */
  public static Failure of(String stage, String reason, String message) {
    return new Failure(stage, reason, message, Optional.empty(), Optional.empty());
  }

  /** A failure with what was thrown. */
  public static Failure of(String stage, String reason, String message, Throwable cause) {
    return new Failure(stage, reason, message, Optional.of(cause), Optional.empty());
  }
}
