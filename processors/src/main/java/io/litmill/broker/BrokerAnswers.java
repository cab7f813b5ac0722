package io.litmill.broker;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Waits for what a broker answers to an administrator. All methods throw {@link KafkaException}
 * where it refuses or does not answer, with its own error as the cause, and {@link
 * InterruptException} where the thread is interrupted.
 */
public final class BrokerAnswers {
  private BrokerAnswers() {}

  /** The answer. */
  public static <T> T of(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /**
   * The answer, where one kind of refusal is an answer, too.
   *
   * @param allowed the broker's own error
   * @return empty if that was it, or the answer has no value
   */
  public static <T> Optional<T> unless(
      Class<? extends KafkaException> allowed, KafkaFuture<T> future) {
    try {
      return Optional.ofNullable(of(future));
    } catch (KafkaException e) {
      if (allowed.isInstance(e.getCause())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static KafkaException failure(Throwable cause) {
    String what =
        cause instanceof TimeoutException
            ? "Kafka does not answer; is litmill.kafka.bootstrap.servers right, and a broker up? "
            : "Kafka refuses: ";
    return new KafkaException(what + cause.getMessage(), cause);
  }
}
