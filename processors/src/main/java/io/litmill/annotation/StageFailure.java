package io.litmill.annotation;

import io.litmill.annotation.Annotation.Failed;
import io.litmill.inference.DeviceFailure;
import io.litmill.inference.EngineUnavailable;
import io.litmill.inference.SequenceRejected;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Tells failures of one citation from those of the device. */
final class StageFailure {
  private StageFailure() {}

  /**
   * What became of a citation when a stage threw.
   *
   * @param bundleId of the model whose result was waited for
   * @throws DeviceFailure if that is what it threw, as EngineUnavailable
   */
  static Failed of(String pmid, String stage, RuntimeException failure, Optional<String> bundleId) {
    if (failure instanceof DeviceFailure || failure instanceof EngineUnavailable) {
      throw failure;
    }
    String message = "PMID %s: %s".formatted(pmid, failure.getMessage());
    if (failure instanceof UnfitArticle unfit) {
      return new Failed(stage, unfit.reason(), message, Optional.empty(), Optional.empty());
    }
    String reason = failure instanceof SequenceRejected ? "model_rejected" : "unexpected";
    return new Failed(stage, reason, message, Optional.of(failure), bundleId);
  }

  /**
   * Waits for a result.
   *
   * @throws RuntimeException whatever the computation threw
   * @throws EngineUnavailable if the wait is interrupted; the thread is marked so
   */
  static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  static EngineUnavailable interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new EngineUnavailable("interrupted while annotating; nothing of the call came out", e);
  }
}
