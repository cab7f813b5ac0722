package io.litmill.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The sequences of one call and the results that came out so far. Each sequence is completed once;
 * the future is completed by {@code delivery}, never on a worker.
 */
final class Submission {
  private final ModelSlot slot;
  private final Priority priority;
  private final List<TokenInput> inputs;
  private final Executor delivery;
  private final long tokens;
  private final AtomicReferenceArray<SequenceResult> results;
  private final AtomicInteger remaining;
  private final CompletableFuture<List<SequenceResult>> future = new CompletableFuture<>();

  Submission(ModelSlot slot, Priority priority, List<TokenInput> inputs, Executor delivery) {
    this.slot = slot;
    this.priority = priority;
    this.inputs = List.copyOf(inputs);
    this.delivery = delivery;
    this.results = new AtomicReferenceArray<>(inputs.size());
    this.remaining = new AtomicInteger(inputs.size());
    this.tokens = inputs.stream().mapToLong(TokenInput::length).filter(this::fits).sum();
    if (inputs.isEmpty()) {
      future.complete(List.of());
    }
  }

  ModelSlot slot() {
    return slot;
  }

  Priority priority() {
    return priority;
  }

  TokenInput input(int index) {
    return inputs.get(index);
  }

  CompletableFuture<List<SequenceResult>> future() {
    return future;
  }

  /** Tokens of the sequences that the model can take. */
  long tokens() {
    return tokens;
  }

  /** Indexes of the sequences that are too long for the model. */
  List<Integer> tooLong() {
    return indexes(false);
  }

  /** What becomes of a sequence that is too long. */
  SequenceFailure refusal(int index) {
    return new SequenceFailure(
        SequenceFailure.Reason.TOO_LONG,
        "a sequence of %d tokens is too long for model %s, which takes %d"
            .formatted(inputs.get(index).length(), slot.id(), slot.model().maxTokens()),
        Optional.empty());
  }

  /** The sequences that the model can take, as they wait from {@code now} on. */
  List<PendingSequence> pending(long now) {
    return indexes(true).stream().map(i -> new PendingSequence(this, i, now)).toList();
  }

  private List<Integer> indexes(boolean fitting) {
    List<Integer> indexes = new ArrayList<>(inputs.size());
    for (int i = 0; i < inputs.size(); i++) {
      if (fits(inputs.get(i).length()) == fitting) {
        indexes.add(i);
      }
    }
    return indexes;
  }

  private boolean fits(long length) {
    return length <= slot.model().maxTokens();
  }

  void complete(int index, SequenceResult result) {
    if (!results.compareAndSet(index, null, result)) {
      throw new IllegalStateException("sequence " + index + " came out twice");
    }
    if (remaining.decrementAndGet() == 0) {
      delivery.execute(() -> future.complete(ordered()));
    }
  }

  private List<SequenceResult> ordered() {
    List<SequenceResult> ordered = new ArrayList<>(results.length());
    for (int i = 0; i < results.length(); i++) {
      ordered.add(results.get(i));
    }
    return List.copyOf(ordered);
  }

  /** Gives up all sequences that have not come out. */
  void fail(RuntimeException cause) {
    delivery.execute(() -> future.completeExceptionally(cause));
  }

  /** Whether nobody waits for the rest any more. */
  boolean abandoned() {
    return future.isDone();
  }
}
