package io.litmill.bench;

import io.litmill.inference.EngineUnavailable;
import io.litmill.inference.InferenceEngine;
import io.litmill.inference.Priority;
import io.litmill.inference.SequenceResult;
import io.litmill.inference.Shutdown;
import io.litmill.inference.TokenInput;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Litmill's engine under a stream: threads that submit an abstract's number of sentences at a time
 * and keep so many submissions under way that batches fill.
 */
final class EngineStream implements Way {
  private static final int SUBMITTERS = 4;
  private static final int SENTENCES = 8;
  private static final int SUBMISSIONS = LengthBuckets.WINDOW / SUBMITTERS / SENTENCES;

  private final LitmillContender contender;
  private final List<List<TokenInput>> abstracts = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();

  EngineStream(LitmillContender contender, List<int[]> sentences) {
    this.contender = contender;
    List<TokenInput> inputs = sentences.stream().map(TokenInput::of).toList();
    for (int from = 0; from < inputs.size(); from += SENTENCES) {
      abstracts.add(inputs.subList(from, Math.min(inputs.size(), from + SENTENCES)));
    }
  }

  @Override
  public Contender contender() {
    return contender;
  }

  @Override
  public int clients() {
    return SUBMITTERS;
  }

  @Override
  public boolean throughEngine() {
    return true;
  }

  @Override
  public void warmUp() throws InterruptedException {
    SentenceLogits.throughEngine(contender, abstracts.get(0));
  }

  @Override
  public Turn take(Duration time) throws InterruptedException {
    EngineWatch watch = new EngineWatch(System::nanoTime);
    ExecutorService submitters = Executors.newFixedThreadPool(SUBMITTERS);
    try (InferenceEngine engine = contender.startEngine(watch)) {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < SUBMITTERS; i++) {
        ends.add(submitters.submit(() -> stream(engine, watch)));
      }
      watch.await(contender.workers(), time);
      engine.close(Shutdown.CANCEL);
      return new Turn(watch.rate(), watch.tally());
    } finally {
      submitters.shutdownNow();
    }
  }

  /** Submits until the engine is closed. */
  private void stream(InferenceEngine engine, EngineWatch watch) {
    Queue<Future<List<SequenceResult>>> open = new ArrayDeque<>();
    try {
      while (true) {
        if (open.size() == SUBMISSIONS) {
          open.remove().get().forEach(SequenceResult::orThrow);
        }
        open.add(engine.submit(contender.modelId(), nextAbstract(), Priority.LIVE));
      }
    } catch (EngineUnavailable e) {
      return;
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof EngineUnavailable)) {
        watch.fail(e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      watch.fail(e);
    }
  }

  private List<TokenInput> nextAbstract() {
    return abstracts.get(next.getAndUpdate(i -> (i + 1) % abstracts.size()));
  }
}
