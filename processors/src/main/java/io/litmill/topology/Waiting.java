package io.litmill.topology;

import io.litmill.deadletters.SourceRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Citations that wait for the annotator, one an article: in a store that Kafka keeps, and at hand
 * in memory.
 */
final class Waiting {
  private final KeyValueStore<String, byte[]> store;
  private final Map<String, Arrival> arrivals = new LinkedHashMap<>();
  private long characters;
  private long since;

  private Waiting(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  /** What the store has, in the order of the topic. */
  static Waiting restore(
      KeyValueStore<String, byte[]> store, Function<SourceRecord, Arrival> reader, long now) {
    List<Arrival> found = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> next = all.next();
        found.add(reader.apply(RecordFormat.read(next.value)));
      }
    }
    found.sort(Comparator.comparingLong(arrival -> arrival.record().offset()));
    Waiting waiting = new Waiting(store);
    found.forEach(arrival -> waiting.keep(arrival, now));
    return waiting;
  }

  Optional<Arrival> of(String pmid) {
    return Optional.ofNullable(arrivals.get(pmid));
  }

  void add(Arrival arrival, long now) {
    keep(arrival, now);
    store.put(arrival.pmid(), RecordFormat.write(arrival.record()));
  }

  private void keep(Arrival arrival, long now) {
    if (arrivals.isEmpty()) {
      since = now;
    }
    arrivals.put(arrival.pmid(), arrival);
    characters += arrival.characters();
  }

  void remove(String pmid) {
    characters -= arrivals.remove(pmid).characters();
    store.delete(pmid);
  }

  List<Arrival> all() {
    return List.copyOf(arrivals.values());
  }

  int size() {
    return arrivals.size();
  }

  /** UTF-16 characters of all texts. */
  long characters() {
    return characters;
  }

  /** When it last began to fill, in milliseconds since 1970. */
  long since() {
    return since;
  }
}
