package io.litmill.inference;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the models of one device for any number of threads. A submission's sequences are batched
 * with those of others and may be spread over several batches; its future completes with one result
 * for each sequence, in the order submitted, or exceptionally with {@link DeviceFailure} when the
 * device broke and {@link EngineUnavailable} when the engine was closed before all had come out. A
 * failing sequence fails alone.
 *
 * <p>Futures are completed on one thread that is no worker: a slow dependent stage delays other
 * results, not the device. Cancelling a future takes its waiting sequences out of the queue. The
 * engine owns the runners added to it and closes them. Models are added and removed, and the engine
 * closed, by threads other than its own, so not in a dependent stage of a result.
 */
public final class InferenceEngine implements AutoCloseable {
  private final EngineStatus status;
  private final EngineClock clock;
  private final DeviceQueue queue;
  private final WorkerPool workers;
  private final ResultDelivery delivery;
  private final OpenSubmissions open;
  private final ModelRegistry models = new ModelRegistry();

  public InferenceEngine(EngineSettings settings, EngineListener listener) {
    this(settings, listener, EngineClock.SYSTEM);
  }

  InferenceEngine(EngineSettings settings, EngineListener listener, EngineClock clock) {
    this.status = new EngineStatus(settings.device(), listener);
    this.clock = clock;
    AdaptiveBudget budget = new AdaptiveBudget(settings.batching());
    BatchExecutor executor = new BatchExecutor(settings, budget, listener, clock);
    this.queue = new DeviceQueue(settings, budget, clock);
    this.workers = new WorkerPool(settings, queue, executor, this::fail);
    this.delivery = new ResultDelivery(settings.device());
    this.open = new OpenSubmissions(queue, listener);
  }

  /**
   * Takes in a model: before {@link #start}, which warms it up, or later; then it is warmed up on
   * the calling thread while others work on. If this throws, the runner stays the caller's.
   */
  public void add(InferenceModel model) {
    requireForeignThread();
    synchronized (this) {
      boolean started = state() != EngineState.NEW;
      if (started) {
        status.requireReady();
      }
      models.add(model, started);
    }
  }

  /**
   * Refuses further work for a model, waits until its work is done, and closes its runner. If the
   * wait is interrupted, the model takes no more work but stays; call this again.
   */
  public void remove(ModelId id) throws InterruptedException {
    requireForeignThread();
    synchronized (this) {
      ModelSlot slot = models.require(id);
      queue.retire(slot);
      models.remove(slot);
      slot.model().runner().close();
    }
  }

  /**
   * Warms up the models on the calling thread and starts the workers.
   *
   * @throws DeviceFailure if a model fails in its warm-up; the engine has then failed
   */
  public synchronized void start() {
    if (!status.change(EngineState.NEW, EngineState.WARMING_UP)) {
      throw new EngineUnavailable(status.describe("cannot be started in state " + state()));
    }
    try {
      models.warmUp();
    } catch (RuntimeException e) {
      DeviceFailure failure =
          new DeviceFailure(status.describe("failed in warm-up: " + e.getMessage()), e);
      fail(failure);
      throw failure;
    }
    workers.start();
    status.change(EngineState.WARMING_UP, EngineState.READY);
  }

  public EngineState state() {
    return status.get();
  }

  /** Whether the models are warm and work is taken. */
  public boolean ready() {
    return state() == EngineState.READY;
  }

  /** Tokens that wait now, without padding. */
  public long queuedTokens(Priority priority) {
    return queue.queuedTokens(priority);
  }

  /**
   * Submits sequences; waits while the queue is full.
   *
   * @throws EngineUnavailable if the engine is not ready, or ends while this waits
   * @throws IllegalArgumentException if the model is not in the engine
   */
  public CompletableFuture<List<SequenceResult>> submit(
      ModelId model, List<TokenInput> inputs, Priority priority) throws InterruptedException {
    Submission submission = submission(model, inputs, priority);
    open.put(submission, OptionalLong.empty());
    return submission.future();
  }

  /**
   * Submits sequences; waits while the queue is full, but not longer than {@code timeout}.
   *
   * @throws TimeoutException if there was no room in time; nothing was submitted
   * @throws EngineUnavailable if the engine is not ready, or ends while this waits
   * @throws IllegalArgumentException if the model is not in the engine
   */
  public CompletableFuture<List<SequenceResult>> submit(
      ModelId model, List<TokenInput> inputs, Priority priority, Duration timeout)
      throws InterruptedException, TimeoutException {
    Submission submission = submission(model, inputs, priority);
    long deadline = clock.nanos() + TimeUnit.NANOSECONDS.convert(timeout);
    if (!open.put(submission, OptionalLong.of(deadline))) {
      throw new TimeoutException(status.describe("had no room in its queue within " + timeout));
    }
    return submission.future();
  }

  /**
   * Submits sequences unless the queue is full.
   *
   * @return empty if there is no room; nothing was submitted
   * @throws EngineUnavailable if the engine is not ready
   * @throws IllegalArgumentException if the model is not in the engine
   */
  public Optional<CompletableFuture<List<SequenceResult>>> trySubmit(
      ModelId model, List<TokenInput> inputs, Priority priority) {
    Submission submission = submission(model, inputs, priority);
    return open.offer(submission) ? Optional.of(submission.future()) : Optional.empty();
  }

  private Submission submission(ModelId model, List<TokenInput> inputs, Priority priority) {
    status.requireReady();
    return new Submission(models.require(model), priority, inputs, delivery);
  }

  private void fail(DeviceFailure failure) {
    if (!status.fail()) {
      return;
    }
    queue.close(new EngineUnavailable(status.describe("failed: " + failure.getMessage()), failure));
    queue.drop(sequence -> true);
    open.fail(failure);
    status.tellFailed(failure);
  }

  /** Computes what waits, then ends: {@link #close(Shutdown)} with {@link Shutdown#DRAIN}. */
  @Override
  public void close() {
    close(Shutdown.DRAIN);
  }

  /**
   * Refuses further work, finishes or gives up what waits, ends all threads and closes the models.
   * An interrupt turns {@link Shutdown#DRAIN} into {@link Shutdown#CANCEL}; a batch that runs is
   * waited for always. Closing again does nothing.
   */
  public void close(Shutdown shutdown) {
    requireForeignThread();
    synchronized (this) {
      if (state() != EngineState.CLOSED) {
        end(shutdown);
      }
    }
  }

  private void end(Shutdown shutdown) {
    status.closing();
    queue.close(new EngineUnavailable(status.describe("was closed")));
    if (shutdown == Shutdown.CANCEL) {
      giveUpWaiting();
    }
    Uninterruptible.run(workers::join, this::giveUpWaiting);
    delivery.close();
    status.closed();
    models.close();
  }

  private void giveUpWaiting() {
    EngineUnavailable reason =
        new EngineUnavailable(status.describe("was closed before all came out"));
    queue.drop(sequence -> true).forEach(submission -> submission.fail(reason));
  }

  private void requireForeignThread() {
    if (workers.holds(Thread.currentThread()) || delivery.runsOn(Thread.currentThread())) {
      throw new IllegalStateException(status.describe("cannot be changed by a thread of its own"));
    }
  }
}
