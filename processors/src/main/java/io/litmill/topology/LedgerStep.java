package io.litmill.topology;

import io.litmill.annotation.Annotation;
import io.litmill.annotation.Annotation.Annotated;
import io.litmill.annotation.Annotation.Failed;
import io.litmill.deadletters.Failure;
import io.litmill.deadletters.SourceRecord;
import io.litmill.ledger.Changes;
import io.litmill.ledger.Decision;
import io.litmill.ledger.Ledger;
import io.litmill.ledger.LedgerEntry;
import io.litmill.ledger.Notice;
import io.litmill.ledger.Revision;
import io.litmill.topology.StreamListener.Skipped;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Asks the ledger what changes, sends that, and keeps the next entry. */
final class LedgerStep {
  private final LedgerStores stores;
  private final Ledger ledger;
  private final Outputs outputs;
  private final OutputSizes sizes;
  private final StreamListener listener;

  LedgerStep(ProcessorContext<Object, Object> context, StreamParts parts) {
    this.stores = new LedgerStores(context);
    this.ledger = stores.ledger(parts.annotator(), parts.settings().ledger().policy());
    this.outputs = new Outputs(context, parts);
    this.sizes = new OutputSizes(parts);
    this.listener = parts.listener();
  }

  Decision decide(Revision revision) {
    return ledger.decide(stores.entry(revision.pmid()), revision);
  }

  /** Does what a decision asks for that needs no annotator. */
  void settle(SourceRecord record, String pmid, Decision decision) {
    if (decision instanceof Decision.Unchanged unchanged) {
      make(pmid, unchanged.changes());
      listener.skipped(Skipped.UNCHANGED);
    } else if (decision instanceof Decision.Withdrawn withdrawn) {
      make(pmid, withdrawn.changes());
      listener.skipped(Skipped.WITHDRAWN);
      outputs.fresh(record);
    } else {
      listener.skipped(Skipped.LATE);
    }
  }

  /** Sends what an annotation changes, or the record to the dead letters. */
  void finish(Arrival arrival, Annotation annotation) {
    LedgerEntry entry = stores.entry(arrival.pmid());
    if (annotation instanceof Failed failed) {
      fail(arrival, entry, Records.failure(failed));
      return;
    }
    Changes changes = ledger.mined(entry, arrival.update(), ((Annotated) annotation).citation());
    Optional<Failure> tooLarge = sizes.check(arrival.pmid(), changes);
    if (tooLarge.isPresent()) {
      fail(arrival, entry, tooLarge.get());
    } else {
      make(arrival.pmid(), changes);
      outputs.fresh(arrival.record());
    }
  }

  private void fail(Arrival arrival, LedgerEntry entry, Failure failure) {
    refuse(arrival.record(), failure);
    make(arrival.pmid(), ledger.failed(entry, arrival.update()));
  }

  void refuse(SourceRecord record, Failure failure) {
    outputs.deadLetter(record, failure);
  }

  /** The entry of an article that a notice makes to be mined again, if it does. */
  Optional<LedgerEntry> hear(Notice notice) {
    Optional<Ledger.Noticed> noticed = ledger.hear(stores.entry(notice.target()), notice);
    noticed.ifPresent(heard -> make(notice.target(), heard.changes()));
    return noticed.filter(Ledger.Noticed::mineAgain).map(heard -> heard.changes().next());
  }

  private void make(String pmid, Changes changes) {
    outputs.send(pmid, changes);
    stores.put(pmid, changes.next());
  }
}
