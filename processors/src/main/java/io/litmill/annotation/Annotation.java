package io.litmill.annotation;

import io.litmill.schemas.AnnotatedCitation;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of one citation: everything that was found in it, or why it could not be annotated.
 */
public sealed interface Annotation {
  /** The citation with all that was found; nothing found is a result, too. */
  record Annotated(AnnotatedCitation citation) implements Annotation {
    public Annotated {
      Objects.requireNonNull(citation, "citation");
    }
  }

  /**
   * The citation could not be annotated, and would fail again: bad data, never a broken device.
   *
   * @param stage the step that gave up, such as {@code sentences} or {@code entities}
   * @param reason a short fixed word for metrics and dead letters, such as {@code too_long}
   * @param message a sentence for people, with the PMID and the figures
   * @param cause what was thrown, where something was
   * @param bundleId the bundle whose model failed, where one did
   */
  record Failed(
      String stage,
      String reason,
      String message,
      Optional<Throwable> cause,
      Optional<String> bundleId)
      implements Annotation {
    public Failed {
      Objects.requireNonNull(stage, "stage");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(message, "message");
      Objects.requireNonNull(cause, "cause");
      Objects.requireNonNull(bundleId, "bundleId");
    }
  }
}
