package io.litmill.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.deadletters.SourceRecord;
import io.litmill.ledger.Revision;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class WaitingTest {
  private final KeyValueStore<String, byte[]> store =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("waiting"), Serdes.String(), Serdes.ByteArray())
          .withLoggingDisabled()
          .withCachingDisabled()
          .build();

  WaitingTest() {
    MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    store.init(context.getStateStoreContext(), store);
  }

  private static Arrival arrival(String pmid, long offset, int length) {
    byte[] key = pmid.getBytes(StandardCharsets.UTF_8);
    RecordHeaders headers = new RecordHeaders();
    headers.add("a", new byte[] {1}).add("a", null).add("é", new byte[0]);
    SourceRecord record =
        new SourceRecord(
            "t", 3, offset, 77, key, "x".repeat(length).getBytes(StandardCharsets.UTF_8), headers);
    return read(record);
  }

  /** The value's length is that of the text. */
  private static Arrival read(SourceRecord record) {
    String pmid = new String(record.key(), StandardCharsets.UTF_8);
    return new Arrival(
        record,
        new Revision.Update(
            Citations.citation(pmid, 1, "x".repeat(record.value().length)), record.offset()));
  }

  @Test
  void whatWaitedIsThereAfterARestartInTheOrderOfTheTopic() {
    Waiting before = Waiting.restore(store, WaitingTest::read, 1_000);
    before.add(arrival("30", 5, 10), 1_000);
    before.add(arrival("10", 7, 20), 1_001);
    before.add(arrival("20", 6, 30), 1_002);
    before.remove("30");
    before.add(arrival("30", 8, 40), 1_003);

    Waiting after = Waiting.restore(store, WaitingTest::read, 2_000);
    assertThat(after.all()).extracting(Arrival::pmid).containsExactly("20", "10", "30");
    assertThat(after.characters()).isEqualTo(90);
    assertThat(after.since()).isEqualTo(2_000);
    SourceRecord record = after.all().get(2).record();
    assertThat(record.offset()).isEqualTo(8);
    assertThat(record.partition()).isEqualTo(3);
    assertThat(record.timestamp()).isEqualTo(77);
    assertThat(record.headers()).isEqualTo(arrival("30", 8, 40).record().headers());
  }

  @Test
  void whatLeavesIsNotThereAfterARestart() {
    Waiting waiting = Waiting.restore(store, WaitingTest::read, 0);
    waiting.add(arrival("1", 5, 10), 0);
    waiting.add(arrival("2", 6, 11), 0);
    waiting.remove("1");
    assertThat(waiting.size()).isEqualTo(1);
    assertThat(waiting.characters()).isEqualTo(11);
    waiting.remove("2");
    assertThat(Waiting.restore(store, WaitingTest::read, 0).size()).isZero();
  }

  @Test
  void theTimeCountsFromTheFirstAfterItWasEmpty() {
    Waiting waiting = Waiting.restore(store, WaitingTest::read, 0);
    waiting.add(arrival("1", 5, 10), 100);
    waiting.add(arrival("2", 6, 10), 200);
    assertThat(waiting.since()).isEqualTo(100);
    waiting.remove("1");
    waiting.remove("2");
    waiting.add(arrival("3", 7, 10), 300);
    assertThat(waiting.since()).isEqualTo(300);
  }

  @Test
  void theBytesOfAnotherFormatAreRefused() {
    byte[] bytes = RecordFormat.write(arrival("1", 5, 10).record());
    bytes[0] = 9;
    assertThatThrownBy(() -> RecordFormat.read(bytes)).hasMessageContaining("format 9");
  }

  @Test
  void aRecordWithoutValueIsReadAsItWasWritten() {
    SourceRecord bare = new SourceRecord("t", 0, 1, 2, null, null, new RecordHeaders());
    assertThat(RecordFormat.read(RecordFormat.write(bare))).isEqualTo(bare);
  }
}
