package io.litmill.replay;

import io.litmill.ledger.LedgerEntry;
import io.litmill.ledger.LedgerEntry.TripletFact;
import io.litmill.schemas.TripletKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * What the live ledger stands for of some articles. The live topics may have more: a fact that was
 * withdrawn by an event alone has no tombstone there.
 */
final class LiveFacts {
  private final boolean known;
  private final Set<TripletKey> triplets = new HashSet<>();
  private final Set<String> labels = new HashSet<>();

  private LiveFacts(boolean known) {
    this.known = known;
  }

  /**
   * Reads the changelog of the live ledger.
   *
   * @param part empty: all partitions
   * @param pmids the articles
   */
  static LiveFacts read(
      PartitionScan scan, String ledger, Optional<Integer> part, Set<String> pmids) {
    Map<String, LedgerEntry.Facts> last = new HashMap<>();
    try {
      LedgerScan.read(
          scan,
          ledger,
          part,
          (pmid, entry) -> {
            if (pmids.contains(pmid)) {
              last.put(pmid, entry.facts());
            }
          });
    } catch (UnknownTopicOrPartitionException e) {
      return new LiveFacts(false); // no live stream ever ran here
    }
    LiveFacts facts = new LiveFacts(true);
    last.forEach(facts::add);
    return facts;
  }

  private void add(String pmid, LedgerEntry.Facts facts) {
    facts.triplets().stream().map(TripletFact::key).forEach(triplets::add);
    if (facts.labels().isPresent()) {
      labels.add(pmid);
    }
  }

  /** Takes out what does not hold; nothing where there is no ledger. */
  void keepOnly(Map<TripletKey, ?> inTopic, Map<String, ?> labelsInTopic) {
    if (known) {
      inTopic.keySet().retainAll(triplets);
      labelsInTopic.keySet().retainAll(labels);
    }
  }
}
