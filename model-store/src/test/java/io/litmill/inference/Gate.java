package io.litmill.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Holds a runner's calls until the test lets them through. */
final class Gate {
  private final Semaphore arrivals = new Semaphore(0);
  private final CountDownLatch opened = new CountDownLatch(1);

  /** For the runner: reports the call and waits until the gate is open. */
  void pass() {
    arrivals.release();
    try {
      assertThat(opened.await(10, TimeUnit.SECONDS)).as("gate opened").isTrue();
    } catch (InterruptedException e) {
      throw new DeviceFailure("interrupted at the gate", e);
    }
  }

  /** For the test: waits until a call is at the gate. */
  void awaitArrival() throws InterruptedException {
    assertThat(arrivals.tryAcquire(10, TimeUnit.SECONDS)).as("a batch arrived").isTrue();
  }

  void open() {
    opened.countDown();
  }
}
