package io.litmill.replay;

import io.litmill.disk.DiskTable;
import io.litmill.ledger.LedgerEntry;
import io.litmill.ledger.LedgerEntry.Facts;
import io.litmill.ledger.LedgerFormat;

/**
 * What the live ledger stands for of some articles, in a table on the disk. The live topics may
 * have more: a fact that was withdrawn by an event alone has no tombstone there. Used by one
 * thread.
 */
final class LiveFacts {
  private final DiskTable ledger;
  private boolean known = true;
  private String lastPmid;
  private Facts lastFacts;

  LiveFacts(DiskTable ledger) {
    this.ledger = ledger;
  }

  /** Takes a record of the ledger; null: there is no entry any more. */
  void entry(String pmid, byte[] entry) {
    ledger.set(pmid, entry);
  }

  /** Without a ledger, all that is in the live topics counts. */
  void thereIsNoLedger() {
    known = false;
  }

  /**
   * Whether a triplet of the live topics holds.
   *
   * @param key as in {@link SaidFacts}
   */
  boolean holdsTriplet(String key) {
    int end = key.indexOf(' ');
    String id = key.substring(end + 1);
    return !known
        || facts(key.substring(0, end)).triplets().stream()
            .anyMatch(fact -> fact.key().getTripletId().equals(id));
  }

  boolean holdsLabels(String pmid) {
    return !known || facts(pmid).labels().isPresent();
  }

  /** The facts of one article are asked for one after the other. */
  private Facts facts(String pmid) {
    if (!pmid.equals(lastPmid)) {
      lastFacts =
          ledger
              .get(pmid)
              .map(bytes -> LedgerFormat.read(pmid, bytes))
              .orElse(LedgerEntry.UNSEEN)
              .facts();
      lastPmid = pmid;
    }
    return lastFacts;
  }
}
