package io.litmill.inference;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Decides what runs next. A backlog is ready when it fills the token budget or its oldest sequence
 * has waited {@code maxWait}; if none is and the caller is eager, all are. Of the ready ones live
 * goes before replay unless replay is due, then the one with the oldest sequence.
 */
final class BatchAssembler {
  /** How many batches deep the waiting sequences are searched for ones that fill holes. */
  private static final int LOOK_AHEAD = 4;

  private final long maxWaitNanos;

  /**
   * What a decision depends on besides the waiting sequences.
   *
   * @param tokenBudget most tokens of a batch
   * @param replayDue whether replay goes before live this time
   * @param eager whether to run now what is there
   */
  record Situation(int tokenBudget, boolean replayDue, boolean eager) {}

  BatchAssembler(long maxWaitNanos) {
    this.maxWaitNanos = maxWaitNanos;
  }

  Decision next(WaitingSequences waiting, Situation situation, long now) {
    Optional<Backlog> chosen =
        choose(waiting, situation, b -> ready(b, situation.tokenBudget(), now));
    if (chosen.isEmpty() && situation.eager()) {
      chosen = choose(waiting, situation, b -> true);
    }
    if (chosen.isPresent()) {
      return new Decision.Run(assemble(waiting, chosen.get(), situation.tokenBudget()));
    }
    return firstDeadline(waiting, now);
  }

  private boolean ready(Backlog backlog, int tokenBudget, long now) {
    boolean full = backlog.tokens() >= (long) rows(backlog, tokenBudget) * backlog.rowTokens();
    return full || now - backlog.oldest().enqueuedNanos() >= maxWaitNanos;
  }

  private static int rows(Backlog backlog, int tokenBudget) {
    return Math.max(1, tokenBudget / backlog.rowTokens());
  }

  private static Optional<Backlog> choose(
      WaitingSequences waiting, Situation situation, Predicate<Backlog> eligible) {
    Optional<Backlog> live = oldest(waiting, Priority.LIVE, eligible);
    Optional<Backlog> replay = oldest(waiting, Priority.REPLAY, eligible);
    return situation.replayDue() ? replay.or(() -> live) : live.or(() -> replay);
  }

  private static Optional<Backlog> oldest(
      WaitingSequences waiting, Priority priority, Predicate<Backlog> eligible) {
    return waiting.backlogs(priority).stream()
        .filter(eligible)
        .reduce((a, b) -> enqueuedBefore(b, a) ? b : a);
  }

  private static boolean enqueuedBefore(Backlog a, Backlog b) {
    return a.oldest().enqueuedNanos() - b.oldest().enqueuedNanos() < 0;
  }

  private static BatchPlan assemble(WaitingSequences waiting, Backlog backlog, int tokenBudget) {
    int rows = rows(backlog, tokenBudget);
    long window = (long) LOOK_AHEAD * rows * backlog.rowTokens();
    List<PendingSequence> oldest = backlog.oldest(window);
    Rows packed =
        backlog.shareRows()
            ? RowPacker.shareRows(oldest, backlog.rowTokens(), rows)
            : RowPacker.ownRows(
                oldest, fillers(waiting, backlog, window), backlog.rowTokens(), rows);
    return packed.plan(backlog.slot(), backlog.priority());
  }

  private static List<PendingSequence> fillers(
      WaitingSequences waiting, Backlog backlog, long window) {
    return waiting.sharingRows(backlog).map(b -> b.oldest(window)).orElse(List.of());
  }

  private Decision firstDeadline(WaitingSequences waiting, long now) {
    return new Decision.Wait(
        Stream.of(Priority.values())
            .flatMap(priority -> waiting.backlogs(priority).stream())
            .mapToLong(backlog -> backlog.oldest().enqueuedNanos() + maxWaitNanos - now)
            .min()
            .stream()
            .map(left -> now + left)
            .findFirst());
  }
}
