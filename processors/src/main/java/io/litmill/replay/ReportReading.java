package io.litmill.replay;

import io.litmill.ledger.LedgerEntry.Standing;
import io.litmill.schemas.DocumentLabels;
import io.litmill.schemas.ScoredLabel;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import io.litmill.topics.Topic;
import io.litmill.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Reads what a run said and what is live from their topics, each to its end as a table of committed
 * records, and compares them for the articles that the run has seen. Of what the live topics have,
 * that counts which the live ledger stands for.
 *
 * <p>It reads a partition after the other where both sides have the same number, so that the
 * triplets of one partition are in memory at a time (about 400 bytes each).
 */
public final class ReportReading {
  private final Deployment deployment;
  private final PartitionScan scan;

  public ReportReading(Deployment deployment) {
    this.deployment = deployment;
    this.scan = new PartitionScan(deployment.client());
  }

  /** The report of a run as things are now. */
  public ReplayReport report(ReplayRun run) {
    TopicCatalogue own = deployment.topics(run.runId());
    TopicCatalogue live = deployment.topics();
    String ledger = Deployment.ledgerTopic(run.applicationId());
    String liveLedger = Deployment.ledgerTopic(deployment.settings().applicationId());
    int partitions = scan.partitions(ledger);
    boolean aligned =
        List.of(live.triplets(), live.documentLabels(), own.triplets(), own.documentLabels())
            .stream()
            .allMatch(topic -> scan.partitions(topic.name()) == partitions);
    Comparison comparison = new Comparison();
    long articles = 0;
    for (Optional<Integer> part : parts(aligned, partitions)) {
      Set<String> seen = new HashSet<>();
      articles += articles(ledger, part, seen);
      Map<TripletKey, ComparedTriplet> liveTriplets = triplets(live.triplets(), part, seen);
      Map<String, Integer> liveLabels = labels(live.documentLabels(), part, seen);
      LiveFacts.read(scan, liveLedger, part, seen).keepOnly(liveTriplets, liveLabels);
      comparison.triplets(liveTriplets, triplets(own.triplets(), part, seen));
      comparison.labels(liveLabels, labels(own.documentLabels(), part, seen));
    }
    AtomicLong letters = new AtomicLong();
    scan.read(own.deadLetters().name(), Optional.empty(), record -> letters.incrementAndGet());
    return comparison.report(run, articles, letters.get());
  }

  private static List<Optional<Integer>> parts(boolean aligned, int partitions) {
    List<Optional<Integer>> parts = new ArrayList<>();
    if (!aligned) {
      return List.of(Optional.empty());
    }
    for (int partition = 0; partition < partitions; partition++) {
      parts.add(Optional.of(partition));
    }
    return parts;
  }

  /** Collects the PMIDs that a run has seen; returns how many of them there are still. */
  private long articles(String ledger, Optional<Integer> part, Set<String> seen) {
    Map<String, Standing> standings = new HashMap<>();
    LedgerScan.read(scan, ledger, part, (pmid, entry) -> standings.put(pmid, entry.standing()));
    standings.values().removeIf(standing -> standing == Standing.UNSEEN);
    seen.addAll(standings.keySet());
    return standings.values().stream().filter(standing -> standing == Standing.CURRENT).count();
  }

  private Map<TripletKey, ComparedTriplet> triplets(
      Topic<TripletKey, Triplet> topic, Optional<Integer> part, Set<String> seen) {
    Map<TripletKey, ComparedTriplet> table = new HashMap<>();
    fold(topic, part, table, key -> seen.contains(key.getPmid()), ComparedTriplet::of);
    return table;
  }

  private Map<String, Integer> labels(
      Topic<String, DocumentLabels> topic, Optional<Integer> part, Set<String> seen) {
    Map<String, Integer> table = new HashMap<>();
    fold(topic, part, table, seen::contains, (pmid, labels) -> content(labels));
    return table;
  }

  private static int content(DocumentLabels labels) {
    return List.of(
            labels.getCitationStatus(),
            labels.getLabels().stream().map(ScoredLabel::getLabel).sorted().toList())
        .hashCode();
  }

  private <K, V, T> void fold(
      Topic<K, V> topic,
      Optional<Integer> part,
      Map<K, T> table,
      Predicate<K> wanted,
      BiFunction<K, V, T> kept) {
    scan.read(
        topic.name(),
        part,
        record -> {
          K key = topic.key().deserializer().deserialize(topic.name(), record.key());
          if (!wanted.test(key)) {
            return;
          }
          if (record.value() == null) {
            table.remove(key);
          } else {
            V value = topic.value().deserializer().deserialize(topic.name(), record.value());
            table.put(key, kept.apply(key, value));
          }
        });
  }
}
