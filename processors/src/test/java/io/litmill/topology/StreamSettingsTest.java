package io.litmill.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.ledger.LedgerPolicy;
import io.litmill.settings.Configuration;
import io.litmill.topology.LedgerSettings.Withdrawal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamSettingsTest {
  private static StreamSettings of(String... keysAndValues) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return StreamSettings.of(Configuration.of(values));
  }

  @Test
  void theDefaultsFitEachOther() {
    StreamSettings settings = of();
    assertThat(settings.applicationId()).isEqualTo("litmill");
    assertThat(settings.ledger().withdrawal()).isEqualTo(Withdrawal.BOTH);
    assertThat(settings.ledger().policy()).isEqualTo(LedgerPolicy.DEFAULT);
    assertThat(settings.commit().interval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.commit().timeout()).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    assertThat(settings.noticesTopic()).isEqualTo("litmill.retraction-notices.v1");
  }

  @Test
  void anotherApplicationHasNoticesOfItsOwn() {
    assertThat(
            of("litmill.stream.application-id", "replay-7", "litmill.topics.prefix", "test.")
                .noticesTopic())
        .isEqualTo("test.replay-7.retraction-notices.v1");
  }

  @Test
  void anInstanceWithANameStaysInItsGroup() {
    assertThat(of().staticMember()).isFalse();
    assertThat(of("litmill.kafka.group.instance.id", "a").staticMember()).isTrue();
    assertThat(of("litmill.kafka.main.consumer.group.instance.id", "a").staticMember()).isTrue();
    assertThat(of("litmill.kafka.consumer.group.instance.id", "a").staticMember()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "litmill.stream.transaction-timeout,59s",
    "litmill.stream.commit-interval,31s",
    "litmill.stream.withdrawals,silent",
    "litmill.stream.retracted-articles,keep",
    "litmill.stream.state-store,cloud",
    "litmill.stream.batch-records,0",
    "litmill.kafka.processing.guarantee,at_least_once",
    "litmill.kafka.main.consumer.isolation.level,read_uncommitted",
    "litmill.kafka.producer.transaction.timeout.ms,100"
  })
  void whatWouldNotWorkIsRefusedByKeyAndValue(String key, String value) {
    String[] more =
        key.endsWith("commit-interval")
            ? new String[] {key, value, "litmill.stream.transaction-timeout", "2m"}
            : new String[] {key, value};
    assertThatThrownBy(() -> of(more))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key)
        .hasMessageMatching("(?s).*(" + value + "|PT59S|PT31S).*");
  }

  @Test
  void kafkasOwnSettingsPassThrough() {
    StreamSettings settings =
        of("litmill.kafka.security.protocol", "SSL", "litmill.kafka.producer.linger.ms", "7");
    Properties properties = StreamProperties.of(settings);
    assertThat(properties)
        .containsEntry("security.protocol", "SSL")
        .containsEntry("producer.linger.ms", "7")
        .containsEntry("processing.guarantee", "exactly_once_v2")
        .containsEntry("producer.transaction.timeout.ms", 120_000);
  }

  @Test
  void aThreadMayComputeLongerThanATransactionLastsBeforeItIsOut() {
    Properties properties = StreamProperties.of(of("litmill.stream.transaction-timeout", "5m"));
    assertThat((int) properties.get("main.consumer.max.poll.interval.ms")).isEqualTo(900_000);
  }
}
