package io.litmill.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.inference.BatchMeasurement;
import io.litmill.inference.BatchShape;
import io.litmill.inference.ModelId;
import io.litmill.model.Device;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ModelWorkTest {
  private static final BatchMeasurement BATCH =
      new BatchMeasurement(new ModelId("entities", "1"), new BatchShape(4, 128), 9, 500, 70);

  private final AtomicLong processorNanos = new AtomicLong();

  private void complete(ModelWork work, long processorNanosOfThread) {
    processorNanos.set(processorNanosOfThread);
    work.batchCompleted(BATCH);
  }

  @Test
  void onACpuTheProcessorTimeOfEachWorkerCounts() throws InterruptedException {
    ModelWork work = new ModelWork(Device.CPU, processorNanos::get);
    complete(work, 40);
    complete(work, 90);
    Thread other =
        new Thread(
            () -> {
              complete(work, 30);
              complete(work, 75);
            });
    other.start();
    other.join();
    assertThat(work.sum()).isEqualTo(new ModelWork.Sum(4 * 512, 90 + 75));
  }

  @Test
  void onAGpuTheTimeOfTheBatchesCounts() {
    ModelWork work = new ModelWork(Device.ofName("gpu:0"), processorNanos::get);
    complete(work, 40);
    complete(work, 90);
    assertThat(work.sum()).isEqualTo(new ModelWork.Sum(2 * 512, 2 * 70));
  }

  @Test
  void whatWasBeforeIsTakenAway() {
    ModelWork.Sum sum = new ModelWork.Sum(900, 90).minus(new ModelWork.Sum(400, 15));
    assertThat(sum).isEqualTo(new ModelWork.Sum(500, 75));
    assertThat(sum.nanosPerToken()).isEqualTo(0.15);
  }
}
