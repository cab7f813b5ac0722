package io.litmill.ingest.kafka;

import io.litmill.ledger.LedgerFormat;
import io.litmill.scan.TopicScan;
import io.litmill.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a new yearly baseline, and then withdraws the articles that it no longer has: those that
 * the citations topic, or the ledger, knows from before, and that stand neither in the baseline nor
 * in anything newer. Their tombstones say {@code vanished_from_baseline}, and have the place before
 * the baseline's first record, so that a later update file brings an article back.
 *
 * <p>Nothing is withdrawn unless every file of the baseline was read whole and without failure, by
 * this call or again by it. Use it from one thread; {@link #stop} may be called by any.
 */
public final class BaselineIngest implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BaselineIngest.class);
  private static final int SHOWN = 10;

  private final Map<String, ?> configs;
  private final TopicCatalogue topics;
  private final String ledger;
  private final PubmedIngest ingest;

  private BaselineIngest(
      Map<String, ?> configs, TopicCatalogue topics, String ledger, PubmedIngest ingest) {
    this.configs = configs;
    this.topics = topics;
    this.ledger = ledger;
    this.ingest = ingest;
  }

  /**
   * Connects, as {@link PubmedIngest#connect} does.
   *
   * @param ledger changelog of the live application's ledger; there need not be such a topic
   */
  public static BaselineIngest connect(
      Map<String, ?> configs, TopicCatalogue topics, IngestSettings settings, String ledger)
      throws IOException {
    return new BaselineIngest(
        configs, topics, ledger, PubmedIngest.connect(configs, topics, settings));
  }

  /**
   * What came of it.
   *
   * @param counts of what was sent, without the withdrawals
   * @param known articles that the topic has
   * @param undecided articles among them that were left as they are, since a record of theirs in
   *     the topic cannot be read
   * @param vanished PMIDs that were withdrawn, or would have been
   * @param refusal why nothing was withdrawn; empty if it was, or nothing was to be
   */
  public record Outcome(
      IngestCounts counts,
      int known,
      int undecided,
      List<String> vanished,
      Optional<String> refusal) {
    static Outcome refused(IngestCounts counts, String why) {
      return new Outcome(counts, 0, 0, List.of(), Optional.of(why));
    }

    /** How many articles were withdrawn. */
    public int withdrawn() {
      return refusal.isPresent() ? 0 : vanished.size();
    }
  }

  /**
   * Sends what was not sent before, and withdraws what vanished.
   *
   * @param most share of the known articles that may vanish, in 0..1; of more none is withdrawn
   * @throws IOException as {@link PubmedIngest#run} does; nothing is withdrawn then
   */
  public Outcome run(Baseline baseline, double most, IngestListener listener) throws IOException {
    BaselinePmids pmids = new BaselinePmids();
    BaselineCensus census = new BaselineCensus(pmids, listener, ingest::isStopped);
    IngestCounts counts = ingest.run(baseline.files(), census);
    census.readPassedOver();
    if (ingest.isStopped()) {
      return Outcome.refused(counts, "stopped before all of the baseline was read");
    }
    Optional<String> doubt = pmids.doubt(baseline);
    return doubt.isPresent()
        ? Outcome.refused(counts, doubt.get())
        : reconcile(baseline, pmids, most, counts, census);
  }

  private Outcome reconcile(
      Baseline baseline,
      BaselinePmids pmids,
      double most,
      IngestCounts counts,
      IngestListener listener)
      throws IOException {
    KnownArticles known =
        new KnownArticles(topics.citations(), pmids, baseline.firstOrder(), listener::undecided);
    try {
      TopicScan scan = new TopicScan(configs);
      scan.read(topics.citations().name(), known::take);
      takeLedger(scan, known);
    } catch (KafkaException e) {
      throw new IOException("the known articles cannot be read: " + e.getMessage(), e);
    }
    List<String> vanished = known.vanished();
    double share = vanished.isEmpty() ? 0 : (double) vanished.size() / known.size();
    Optional<String> refusal =
        share > most ? Optional.of(tooMany(vanished, known.size(), share, most)) : Optional.empty();
    if (refusal.isEmpty()) {
      ingest.withdraw(vanished, baseline);
    }
    return new Outcome(counts, known.size(), known.undecided(), vanished, refusal);
  }

  private void takeLedger(TopicScan scan, KnownArticles known) {
    Map<String, byte[]> entries = new HashMap<>();
    try {
      scan.read(
          ledger,
          record -> {
            String pmid = new String(record.key(), StandardCharsets.UTF_8);
            if (!known.isSettled(pmid)) {
              entries.put(pmid, record.value());
            }
          });
    } catch (UnknownTopicOrPartitionException e) {
      LOG.debug("there is no {}: no application ever ran", ledger);
    }
    entries.values().removeIf(Objects::isNull);
    entries.forEach((pmid, entry) -> known.take(pmid, LedgerFormat.read(pmid, entry)));
  }

  private static String tooMany(List<String> vanished, int known, double share, double most) {
    return "%,d of %,d known articles (%.3f %%) are not in the baseline, and more than %.3f %% needs your word: --max-vanished %.3f. The first: PMID %s"
        .formatted(
            vanished.size(),
            known,
            100 * share,
            100 * most,
            Math.ceil(100_000 * share) / 1_000,
            String.join(", ", vanished.subList(0, Math.min(SHOWN, vanished.size()))));
  }

  /** Makes {@link #run} commit what it has sent and return soon, with nothing withdrawn. */
  public void stop() {
    ingest.stop();
  }

  public boolean isStopped() {
    return ingest.isStopped();
  }

  @Override
  public void close() {
    ingest.close();
  }
}
