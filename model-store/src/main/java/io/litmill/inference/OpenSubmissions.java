package io.litmill.inference;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The submissions whose futures are not complete, on their way into the queue or behind it. */
final class OpenSubmissions {
  private static final SequenceOutput.Timing NOT_TRIED = new SequenceOutput.Timing(0, 0);

  private final DeviceQueue queue;
  private final EngineListener listener;
  private final Set<Submission> open = ConcurrentHashMap.newKeySet();

  OpenSubmissions(DeviceQueue queue, EngineListener listener) {
    this.queue = queue;
    this.listener = listener;
  }

  /** As {@link DeviceQueue#put}; the future of a submission that did not get in is cancelled. */
  boolean put(Submission submission, OptionalLong deadline) throws InterruptedException {
    follow(submission);
    boolean entered = false;
    try {
      entered = queue.put(submission, deadline);
    } finally {
      settle(submission, entered);
    }
    return entered;
  }

  /** As {@link DeviceQueue#offer}; the future of a submission that did not get in is cancelled. */
  boolean offer(Submission submission) {
    follow(submission);
    boolean entered = false;
    try {
      entered = queue.offer(submission);
    } finally {
      settle(submission, entered);
    }
    return entered;
  }

  private void follow(Submission submission) {
    open.add(submission);
    var unused = submission.future().whenComplete((results, failure) -> forget(submission));
  }

  private void forget(Submission submission) {
    open.remove(submission);
    if (submission.future().isCancelled()) {
      queue.drop(sequence -> sequence.submission() == submission);
    }
  }

  private void settle(Submission submission, boolean entered) {
    if (!entered) {
      submission.future().cancel(false);
      return;
    }
    ModelId model = submission.slot().id();
    for (int index : submission.tooLong()) {
      Outcome outcome =
          new Outcome(model, submission.priority(), Optional.of(SequenceFailure.Reason.TOO_LONG));
      listener.sequenceCompleted(outcome, NOT_TRIED);
      submission.complete(index, submission.refusal(index));
    }
  }

  /** Completes all of them with the failure. */
  void fail(RuntimeException failure) {
    open.forEach(submission -> submission.fail(failure));
  }
}
