package io.litmill.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Engines and expectations for tests. */
final class Engines {
  static final BatchSettings IDLE_FLUSH =
      new BatchSettings(2048, 128, Duration.ofMillis(20), true, Duration.ofSeconds(30));
  static final BatchSettings PATIENT =
      new BatchSettings(2048, 128, Duration.ofMillis(20), false, Duration.ofSeconds(30));

  private Engines() {}

  static EngineSettings settings(int workers, long queueTokens, BatchSettings batching) {
    return new EngineSettings("test", workers, queueTokens, 0.1, batching);
  }

  static InferenceModel model(BatchRunner runner) {
    return new InferenceModel(Sequences.MODEL, runner, 512, List.of());
  }

  /** A started engine with one model and a queue of 64 batches. */
  static InferenceEngine started(int workers, BatchRunner runner, EngineListener listener) {
    return started(settings(workers, 131_072, IDLE_FLUSH), runner, listener, EngineClock.SYSTEM);
  }

  static InferenceEngine started(
      EngineSettings settings, BatchRunner runner, EngineListener listener, EngineClock clock) {
    InferenceEngine engine = new InferenceEngine(settings, listener, clock);
    engine.add(model(runner));
    engine.start();
    return engine;
  }

  static <T> T get(CompletableFuture<T> future) throws Exception {
    return future.get(10, TimeUnit.SECONDS);
  }

  /** Checks that each result is what the arithmetic gives for its input alone. */
  static void assertComputed(List<TokenInput> inputs, List<SequenceResult> results, String what) {
    assertThat(results).as(what).hasSameSizeAs(inputs);
    for (int i = 0; i < inputs.size(); i++) {
      assertThat(ArithmeticRunner.actual(results.get(i).orThrow()))
          .as("%s, sequence %d", what, i)
          .isEqualTo(ArithmeticRunner.expected(inputs.get(i)));
    }
  }

  static long count(EngineCounters counters, SequenceFailure.Reason reason) {
    return counters.snapshot().outcomes().entrySet().stream()
        .filter(e -> e.getKey().failure().filter(r -> r == reason).isPresent())
        .mapToLong(e -> e.getValue())
        .sum();
  }

  /** Starts a thread whose outcome is the future's. */
  static <T> Calling<T> calling(Callable<T> call) {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                outcome.complete(call.call());
              } catch (Throwable e) {
                outcome.completeExceptionally(e);
              }
            });
    thread.start();
    return new Calling<>(thread, outcome);
  }

  record Calling<T>(Thread thread, CompletableFuture<T> outcome) {
    /** Waits until the thread waits for a condition. */
    void awaitBlocked() {
      while (thread.getState() != Thread.State.WAITING
          && thread.getState() != Thread.State.TIMED_WAITING) {
        assertThat(outcome).isNotDone();
        Thread.onSpinWait();
      }
    }
  }
}
