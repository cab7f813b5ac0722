package io.litmill.inference;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The bounded queue of one device. Submitters enter in the order they came, each priority in a line
 * of its own; workers take batches.
 */
final class DeviceQueue {
  private final long mostTokens;
  private final EngineClock clock;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition workOrEnd = lock.newCondition();
  private final Condition space = lock.newCondition();
  private final Condition batchFinished = lock.newCondition();
  private final BatchSource waiting;
  private final Map<Priority, Deque<Submission>> lines = new EnumMap<>(Priority.class);
  private Optional<EngineUnavailable> refusal = Optional.empty();

  DeviceQueue(EngineSettings settings, AdaptiveBudget budget, EngineClock clock) {
    this.mostTokens = settings.queueTokens();
    this.clock = clock;
    this.waiting = new BatchSource(settings, budget);
    for (Priority priority : Priority.values()) {
      lines.put(priority, new ArrayDeque<>());
    }
  }

  /**
   * Enters the submission when there is room for it and those before it have entered.
   *
   * @param deadline on the engine's clock; empty to wait as long as it takes
   * @return false if the deadline passed first
   */
  boolean put(Submission submission, OptionalLong deadline) throws InterruptedException {
    Deque<Submission> line = lines.get(submission.priority());
    lock.lockInterruptibly();
    try {
      line.add(submission);
      while (!(line.peek() == submission && fits(submission))) {
        requireOpen(submission.slot());
        if (deadline.isPresent() && clock.nanos() - deadline.getAsLong() >= 0) {
          return false;
        }
        workOrEnd.signalAll();
        await(space, deadline);
      }
      requireOpen(submission.slot());
      enter(submission);
      return true;
    } finally {
      line.remove(submission);
      space.signalAll();
      lock.unlock();
    }
  }

  /**
   * Enters the submission if it need not wait.
   *
   * @return false if there is no room now, or others wait for it already
   */
  boolean offer(Submission submission) {
    lock.lock();
    try {
      requireOpen(submission.slot());
      boolean entered = lines.get(submission.priority()).isEmpty() && fits(submission);
      if (entered) {
        enter(submission);
      }
      return entered;
    } finally {
      lock.unlock();
    }
  }

  private boolean fits(Submission submission) {
    long queued = waiting.tokens(submission.priority());
    return queued == 0 || queued + submission.tokens() <= mostTokens;
  }

  private void enter(Submission submission) {
    waiting.add(submission, clock.nanos());
    workOrEnd.signalAll();
  }

  private void requireOpen(ModelSlot slot) {
    if (refusal.isPresent()) {
      throw new EngineUnavailable(refusal.get().getMessage(), refusal.get().getCause());
    }
    if (slot.retired) {
      throw new IllegalArgumentException("model " + slot.id() + " was removed from the engine");
    }
  }

  /**
   * Waits for the next batch; every batch taken must be {@link #finished}.
   *
   * @return empty when the queue is closed and nothing waits any more
   */
  Optional<BatchPlan> take() throws InterruptedException {
    lock.lock();
    try {
      while (true) {
        if (refusal.isPresent() && waiting.isEmpty()) {
          return Optional.empty();
        }
        Decision decision = waiting.next(hurry(), clock.nanos());
        if (decision instanceof Decision.Run run) {
          run.plan().slot().running++;
          space.signalAll();
          return Optional.of(run.plan());
        } else if (decision instanceof Decision.Wait wait) {
          await(workOrEnd, wait.until());
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing more can come before something leaves. */
  private boolean hurry() {
    return refusal.isPresent() || lines.values().stream().anyMatch(line -> !line.isEmpty());
  }

  @SuppressWarnings("WaitNotInLoop") // the callers loop
  private void await(Condition condition, OptionalLong deadline) throws InterruptedException {
    if (deadline.isPresent()) {
      clock.awaitUntil(condition, deadline.getAsLong());
    } else {
      condition.await();
    }
  }

  void finished(BatchPlan plan) {
    lock.lock();
    try {
      plan.slot().running--;
      batchFinished.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Refuses further work for a model and waits until none of it waits or runs. */
  void retire(ModelSlot slot) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      slot.retired = true;
      space.signalAll();
      while (waiting.holds(slot) || slot.running > 0) {
        batchFinished.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Refuses further submissions with {@code reason}; workers take what waits, then end. */
  void close(EngineUnavailable reason) {
    lock.lock();
    try {
      if (refusal.isEmpty()) {
        refusal = Optional.of(reason);
      }
      space.signalAll();
      workOrEnd.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes out the sequences that match and returns the submissions they belong to. */
  Set<Submission> drop(Predicate<PendingSequence> unwanted) {
    lock.lock();
    try {
      Set<Submission> dropped = waiting.drop(unwanted);
      space.signalAll();
      workOrEnd.signalAll();
      batchFinished.signalAll();
      return dropped;
    } finally {
      lock.unlock();
    }
  }

  long queuedTokens(Priority priority) {
    lock.lock();
    try {
      return waiting.tokens(priority);
    } finally {
      lock.unlock();
    }
  }
}
