package io.litmill.ingest.kafka;

import io.litmill.ledger.LedgerEntry;
import io.litmill.ledger.Tombstones;
import io.litmill.schemas.Citation;
import io.litmill.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;

/**
 * What there is beside what a baseline has: by the citations topic, and by the ledger of the live
 * application. Of each PMID the record of the highest source order counts, as it does in the
 * ledger, and of equal ones the later in the topic. The ledger remembers a record that the topic
 * has no more, because an older one came late and compaction left only that. Articles of the new
 * baseline's year or later are left alone, and so are keys that are no PMIDs, and articles of which
 * a record cannot be read: it may be newer than the baseline.
 */
final class KnownArticles {
  private static final long UNKNOWN_ORDER = -1;

  private final Topic<String, Citation> topic;
  private final BaselinePmids baseline;
  private final long firstOrder;
  private final BitSet known = new BitSet();
  private final BitSet newer = new BitSet();
  private final BitSet undecided = new BitSet();
  private final Map<Integer, Standing> older = new HashMap<>();
  private final Consumer<String> warnings;

  /** The last word on an article that the baseline does not have. */
  private record Standing(long order, boolean gone) {}

  /**
   * @param firstOrder place before the first record of the baseline
   * @param warnings told of each record that cannot be read
   */
  KnownArticles(
      Topic<String, Citation> topic,
      BaselinePmids baseline,
      long firstOrder,
      Consumer<String> warnings) {
    this.topic = topic;
    this.baseline = baseline;
    this.firstOrder = firstOrder;
    this.warnings = warnings;
  }

  /** Takes a record of the topic, in the order of its partition. */
  void take(ConsumerRecord<byte[], byte[]> record) {
    OptionalInt number =
        record.key() == null
            ? OptionalInt.empty()
            : BaselinePmids.number(new String(record.key(), StandardCharsets.UTF_8));
    if (number.isEmpty()) {
      return;
    }
    int pmid = number.getAsInt();
    if (record.value() != null) {
      known.set(pmid);
    }
    if (!baseline.contains(pmid) && !newer.get(pmid)) {
      try {
        takeMissing(pmid, record);
      } catch (SerializationException | NumberFormatException e) {
        leave(pmid, record, e);
      }
    }
  }

  private void leave(int pmid, ConsumerRecord<byte[], byte[]> record, RuntimeException e) {
    undecided.set(pmid);
    newer.set(pmid);
    older.remove(pmid);
    warnings.accept(
        "PMID %d is left as it is: topic %s, partition %d, offset %d cannot be read: %s"
            .formatted(pmid, record.topic(), record.partition(), record.offset(), e.getMessage()));
  }

  /** Whether nothing that is older than the baseline can say more of a key. */
  boolean isSettled(String key) {
    OptionalInt pmid = BaselinePmids.number(key);
    return pmid.isEmpty() || baseline.contains(pmid.getAsInt()) || newer.get(pmid.getAsInt());
  }

  /** Takes an entry of the ledger of a key that is not settled, after all records of the topic. */
  void take(String key, LedgerEntry entry) {
    if (entry.standing() == LedgerEntry.Standing.UNSEEN) {
      return;
    }
    int pmid = BaselinePmids.number(key).orElseThrow();
    known.set(pmid);
    long order = entry.place().order();
    Standing inTopic = older.get(pmid);
    if (order >= firstOrder) {
      newer.set(pmid);
      older.remove(pmid);
    } else if (inTopic == null || (inTopic.order() != UNKNOWN_ORDER && order > inTopic.order())) {
      older.put(pmid, new Standing(order, entry.standing() == LedgerEntry.Standing.DELETED));
    }
  }

  private void takeMissing(int pmid, ConsumerRecord<byte[], byte[]> record) {
    boolean gone = record.value() == null;
    long order = gone ? deletion(record) : citation(record);
    if (order >= firstOrder) {
      newer.set(pmid);
      older.remove(pmid);
      return;
    }
    Standing before = older.get(pmid);
    if (before == null || order == UNKNOWN_ORDER || order >= before.order()) {
      older.put(pmid, new Standing(order, gone));
    }
  }

  private long citation(ConsumerRecord<byte[], byte[]> record) {
    return topic
        .value()
        .deserializer()
        .deserialize(record.topic(), record.headers(), record.value())
        .getSourceOrder();
  }

  /** A tombstone that does not say its order is newer than what is before it. */
  private static long deletion(ConsumerRecord<byte[], byte[]> record) {
    Header order = record.headers().lastHeader(Tombstones.SOURCE_ORDER);
    return order == null
        ? UNKNOWN_ORDER
        : Long.parseLong(new String(order.value(), StandardCharsets.UTF_8));
  }

  /** PMIDs that there are and neither the baseline has nor anything newer, in rising order. */
  List<String> vanished() {
    TreeSet<Integer> vanished = new TreeSet<>();
    older.forEach(
        (pmid, standing) -> {
          if (!standing.gone()) {
            vanished.add(pmid);
          }
        });
    List<String> pmids = new ArrayList<>(vanished.size());
    vanished.forEach(pmid -> pmids.add(Integer.toString(pmid)));
    return pmids;
  }

  /** How many articles were left as they are, since a record of theirs cannot be read. */
  int undecided() {
    return undecided.cardinality();
  }

  /** How many articles there are or were. */
  int size() {
    return known.cardinality();
  }
}
