package io.litmill.topology;

import io.litmill.ledger.Changes;
import io.litmill.ledger.FactChange;
import io.litmill.ledger.FactChange.Asserted;
import io.litmill.ledger.FactChange.Withdrawn;
import io.litmill.schemas.DocumentLabels;
import io.litmill.schemas.Retraction;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import io.litmill.topology.LedgerSettings.Withdrawal;
import java.time.Instant;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Says changes of facts as records: assertions, tombstones, events. */
public final class FactOutputs {
  private static final String WITHDRAWN = "withdrawn";

  private final FactSink sink;
  private final Withdrawal withdrawal;
  private final StreamListener listener;
  private final LongSupplier clock;

  /**
   * @param listener hears of triplets and labels
   * @param clock milliseconds since 1970
   */
  public FactOutputs(
      FactSink sink, Withdrawal withdrawal, StreamListener listener, LongSupplier clock) {
    this.sink = sink;
    this.withdrawal = withdrawal;
    this.listener = listener;
    this.clock = clock;
  }

  /** Sends the facts among the changes: neither the entry nor the notices. */
  public void send(String pmid, Changes changes) {
    changes.annotation().ifPresent(change -> sink.annotation(pmid, value(change)));
    changes.triplets().forEach(change -> sendTriplet(change, changes.sourceFile()));
    changes.labels().ifPresent(change -> sendLabels(change, changes.sourceFile()));
  }

  private static <K, V> V value(FactChange<K, V> change) {
    return change instanceof Asserted<K, V> asserted ? asserted.value() : null;
  }

  private void sendTriplet(FactChange<TripletKey, Triplet> change, String sourceFile) {
    if (change instanceof Withdrawn<TripletKey, Triplet> withdrawn) {
      TripletKey key = withdrawn.key();
      if (withdrawal.tombstone()) {
        sink.triplet(key, null);
      }
      event(retraction(key.getPmid(), withdrawn, sourceFile).setTriplet(key));
    } else {
      sink.triplet(change.key(), value(change));
    }
    listener.triplet(operation(change));
  }

  private void sendLabels(FactChange<String, DocumentLabels> change, String sourceFile) {
    if (change instanceof Withdrawn<String, DocumentLabels> withdrawn) {
      if (withdrawal.tombstone()) {
        sink.labels(change.key(), null);
      }
      event(retraction(change.key(), withdrawn, sourceFile));
    } else {
      sink.labels(change.key(), value(change));
    }
    listener.labels(operation(change));
  }

  private static String operation(FactChange<?, ?> change) {
    return change instanceof Asserted<?, ?> asserted
        ? asserted.operation().name().toLowerCase(Locale.ROOT)
        : WITHDRAWN;
  }

  private void event(Retraction.Builder event) {
    if (withdrawal.event()) {
      sink.retraction(event.build());
    }
  }

  private Retraction.Builder retraction(String pmid, Withdrawn<?, ?> withdrawn, String sourceFile) {
    return Retraction.newBuilder()
        .setPmid(pmid)
        .setKind(withdrawn.key() instanceof TripletKey ? "triplet" : "labels")
        .setReason(withdrawn.reason().text())
        .setModelBundleIds(withdrawn.bundleIds())
        .setSourceFile(sourceFile)
        .setWithdrawnAt(Instant.ofEpochMilli(clock.getAsLong()));
  }
}
