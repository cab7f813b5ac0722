package io.litmill.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import io.litmill.topology.FactTable;
import io.litmill.topology.StreamPlatform;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** A consumer that reads the triplets all along and keeps the last value of each key. */
final class PlainReader implements AutoCloseable {
  private final StreamPlatform.Deployment deployment;
  private final FactTable table = new FactTable();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<?> reading;

  PlainReader(StreamPlatform.Deployment deployment) {
    this.deployment = deployment;
    this.reading = thread.submit(this::read);
  }

  private void read() {
    Map<String, Object> configs = new HashMap<>(deployment.connection());
    configs.put("group.id", deployment.name() + "-reader");
    configs.put("isolation.level", "read_committed");
    configs.put("auto.offset.reset", "earliest");
    try (KafkaConsumer<TripletKey, Triplet> consumer =
        new KafkaConsumer<>(
            configs,
            deployment.topics().triplets().key().deserializer(),
            deployment.topics().triplets().value().deserializer())) {
      consumer.subscribe(List.of(deployment.topics().triplets().name()));
      while (!thread.isShutdown()) {
        for (ConsumerRecord<TripletKey, Triplet> record : consumer.poll(Duration.ofMillis(100))) {
          synchronized (table) {
            table.triplet(record.key(), record.value());
          }
        }
      }
    }
  }

  /** Waits until it knows what another reader knows. */
  void checkSame(FactTable other) throws InterruptedException {
    StreamPlatform.await(
        "the reader's table",
        () -> {
          synchronized (table) {
            return reading.isDone() || table.triplets.equals(other.triplets);
          }
        });
    assertThat(reading.isDone()).as("the reader still reads").isFalse();
  }

  @Override
  public void close() throws Exception {
    thread.shutdown();
    assertThat(thread.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    reading.get();
  }
}
