package io.litmill.deadletters;

import io.litmill.schemas.DeadLetter;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Which dead letters.
 *
 * @param stage of this stage only
 * @param reason of this reason only
 * @param since that failed at this time or later
 */
public record LetterFilter(
    Optional<String> stage, Optional<String> reason, Optional<Instant> since) {
  /** All of them. */
  public static final LetterFilter ALL =
      new LetterFilter(Optional.empty(), Optional.empty(), Optional.empty());

  public LetterFilter {
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(since, "since");
  }

  boolean takes(DeadLetter letter) {
    return stage.map(letter.getStage()::equals).orElse(true)
        && reason.map(letter.getReason()::equals).orElse(true)
        && since.map(time -> !letter.getFailedAt().isBefore(time)).orElse(true);
  }
}
