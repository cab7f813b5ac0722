package io.litmill.inference;

import java.util.OptionalLong;

/** What a worker should do next. */
sealed interface Decision {
  record Run(BatchPlan plan) implements Decision {}

  /**
   * Wait for more.
   *
   * @param until look again at this time though nothing came; empty if nothing waits
   */
  record Wait(OptionalLong until) implements Decision {}
}
