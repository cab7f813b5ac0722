package io.litmill.inference;

import static io.litmill.inference.BatchSettings.ROW_STEP;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** All that waits for one device. Not safe for threads: {@link DeviceQueue} guards it. */
final class WaitingSequences {
  private record Key(ModelSlot slot, int rowTokens) {}

  private final int sharedRowTokens;
  private final Map<Priority, Map<Key, Backlog>> backlogs = new EnumMap<>(Priority.class);
  private final Map<Priority, Long> tokens = new EnumMap<>(Priority.class);

  /**
   * @param sharedRowTokens length of the rows that short sequences share
   */
  WaitingSequences(int sharedRowTokens) {
    this.sharedRowTokens = sharedRowTokens;
    for (Priority priority : Priority.values()) {
      backlogs.put(priority, new LinkedHashMap<>());
      tokens.put(priority, 0L);
    }
  }

  void add(Submission submission, long now) {
    for (PendingSequence sequence : submission.pending(now)) {
      Key key = new Key(submission.slot(), rowTokensFor(sequence));
      backlogs
          .get(submission.priority())
          .computeIfAbsent(key, k -> newBacklog(k, submission.priority()))
          .add(sequence);
    }
    tokens.merge(submission.priority(), submission.tokens(), Long::sum);
  }

  private Backlog newBacklog(Key key, Priority priority) {
    return new Backlog(key.slot(), priority, key.rowTokens(), key.rowTokens() == sharedRowTokens);
  }

  private int rowTokensFor(PendingSequence sequence) {
    int length = sequence.length();
    if (length <= sharedRowTokens) {
      return sharedRowTokens;
    }
    int rounded = (length + ROW_STEP - 1) / ROW_STEP * ROW_STEP;
    return Math.min(rounded, sequence.submission().slot().model().maxTokens());
  }

  void remove(Priority priority, Collection<PendingSequence> sequences) {
    for (PendingSequence sequence : sequences) {
      Key key = new Key(sequence.submission().slot(), rowTokensFor(sequence));
      Backlog backlog = backlogs.get(priority).get(key);
      if (backlog != null && backlog.remove(sequence)) {
        tokens.merge(priority, (long) -sequence.length(), Long::sum);
        if (backlog.isEmpty()) {
          backlogs.get(priority).remove(key);
        }
      }
    }
  }

  /** Removes the sequences that match and returns the submissions they belong to. */
  Set<Submission> drop(Predicate<PendingSequence> unwanted) {
    Set<Submission> dropped = new HashSet<>();
    for (Priority priority : Priority.values()) {
      for (Backlog backlog : List.copyOf(backlogs.get(priority).values())) {
        List<PendingSequence> gone = backlog.all().stream().filter(unwanted).toList();
        remove(priority, gone);
        gone.forEach(sequence -> dropped.add(sequence.submission()));
      }
    }
    return dropped;
  }

  Collection<Backlog> backlogs(Priority priority) {
    return backlogs.get(priority).values();
  }

  /** The short sequences of the same model and priority. */
  Optional<Backlog> sharingRows(Backlog backlog) {
    Key key = new Key(backlog.slot(), sharedRowTokens);
    return Optional.ofNullable(backlogs.get(backlog.priority()).get(key));
  }

  /** Tokens that wait, without padding. */
  long tokens(Priority priority) {
    return tokens.get(priority);
  }

  boolean isEmpty(Priority priority) {
    return backlogs.get(priority).isEmpty();
  }

  boolean isEmpty() {
    return backlogs.values().stream().allMatch(Map::isEmpty);
  }

  boolean holds(ModelSlot slot) {
    return backlogs.values().stream()
        .flatMap(ofPriority -> ofPriority.keySet().stream())
        .anyMatch(key -> key.slot() == slot);
  }
}
