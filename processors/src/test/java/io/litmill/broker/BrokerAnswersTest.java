package io.litmill.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class BrokerAnswersTest {
  private static KafkaFuture<String> refusal(Throwable cause) {
    KafkaFutureImpl<String> future = new KafkaFutureImpl<>();
    future.completeExceptionally(cause);
    return future;
  }

  @Test
  void anAnswerIsHandedOn() {
    KafkaFuture<String> answered = KafkaFuture.completedFuture("yes");
    assertThat(BrokerAnswers.of(answered)).isEqualTo("yes");
    assertThat(BrokerAnswers.unless(TopicExistsException.class, answered)).contains("yes");
  }

  @Test
  void aRefusalKeepsItsCause() {
    TopicAuthorizationException cause = new TopicAuthorizationException("not yours");
    assertThatThrownBy(() -> BrokerAnswers.of(refusal(cause)))
        .isExactlyInstanceOf(KafkaException.class)
        .hasMessage("Kafka refuses: not yours")
        .hasCause(cause);
  }

  @Test
  void aBrokerThatIsAwayIsSaidToBe() {
    assertThatThrownBy(() -> BrokerAnswers.of(refusal(new TimeoutException("no node"))))
        .hasMessageContaining("Kafka does not answer")
        .hasMessageContaining("bootstrap.servers")
        .hasMessageContaining("no node");
  }

  @Test
  void onlyTheRefusalThatIsAllowedIsAnAnswer() {
    KafkaFuture<String> there = refusal(new TopicExistsException("there"));
    assertThat(BrokerAnswers.unless(TopicExistsException.class, there)).isEmpty();
    KafkaFuture<String> other = refusal(new TopicAuthorizationException("not yours"));
    assertThatThrownBy(() -> BrokerAnswers.unless(TopicExistsException.class, other))
        .hasMessage("Kafka refuses: not yours");
  }

  @Test
  void anInterruptedThreadStaysInterrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> BrokerAnswers.of(new KafkaFutureImpl<>()))
        .isInstanceOf(InterruptException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
