package io.litmill.topology;

import io.litmill.deadletters.SourceRecord;
import io.litmill.ledger.Revision;

/** A record that was read. */
record Arrival(SourceRecord record, Revision.Update update) {
  String pmid() {
    return update.pmid();
  }

  int characters() {
    return update.citation().getText().length();
  }
}
