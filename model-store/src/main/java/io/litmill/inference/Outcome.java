package io.litmill.inference;

import java.util.Locale;
import java.util.Optional;

/**
 * What became of one sequence, for metrics.
 *
 * @param priority of who submitted it
 * @param failure empty if it was computed
 */
public record Outcome(ModelId model, Priority priority, Optional<SequenceFailure.Reason> failure) {

  /** {@code success}, or the reason of the failure in lower case. */
  public String label() {
    return failure.map(reason -> reason.name().toLowerCase(Locale.ROOT)).orElse("success");
  }
}
