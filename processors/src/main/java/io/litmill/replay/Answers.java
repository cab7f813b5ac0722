package io.litmill.replay;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;

/** Waits for what a broker answers to an administrator. */
final class Answers {
  private Answers() {}

  /**
   * @throws KafkaException if the broker refuses or does not answer
   */
  static <T> T of(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new KafkaException("broker: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /** Takes one refusal for an answer. */
  static void unless(Class<? extends Exception> allowed, KafkaFuture<?> future) {
    try {
      of(future);
    } catch (KafkaException e) {
      if (!allowed.isInstance(e.getCause())) {
        throw e;
      }
    }
  }
}
