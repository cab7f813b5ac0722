package io.litmill.throughput;

import io.litmill.annotation.Annotator;
import io.litmill.schemas.Citation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** The annotator alone, called by as many threads as a stream would have. */
public final class BareRounds implements Rounds {
  private final Annotator annotator;
  private final int threads;
  private final int batch;

  /**
   * @param batch citations in a call
   */
  public BareRounds(Annotator annotator, int threads, int batch) {
    this.annotator = annotator;
    this.threads = threads;
    this.batch = batch;
  }

  @Override
  public Round run(List<Citation> citations) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      long begin = System.nanoTime();
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(pool.submit(() -> work(citations, next)));
      }
      for (Future<?> one : running) {
        one.get();
      }
      return new Round(citations.size(), (System.nanoTime() - begin) / 1e9);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the annotator failed: " + e.getCause(), e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private void work(List<Citation> citations, AtomicInteger next) {
    for (int from = next.getAndAdd(batch); from < citations.size(); from = next.getAndAdd(batch)) {
      annotator.annotate(citations.subList(from, Math.min(from + batch, citations.size())));
    }
  }
}
