package io.litmill.replay;

import io.litmill.bundle.Folders;
import io.litmill.topics.TopicCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Reads what a run said and what is live from their topics, each to its end as a table of committed
 * records, and compares them for the articles that the run has seen. Of what the live topics have,
 * that counts which the live ledger stands for.
 *
 * <p>It reads a partition after the other where both sides have the same number. The tables are on
 * the disk, below the folder of the run's state, so that memory does not grow with them.
 */
public final class ReportReading {
  private final Deployment deployment;
  private final PartitionScan scan;

  public ReportReading(Deployment deployment) {
    this.deployment = deployment;
    this.scan = new PartitionScan(deployment.client());
  }

  /**
   * The report of a run as things are now.
   *
   * @throws IOException if there is no room for the tables on the disk
   */
  public ReplayReport report(ReplayRun run) throws IOException {
    Path state = deployment.settings().state().folder().resolve(run.applicationId());
    Path work = Files.createTempDirectory(Files.createDirectories(state), "report-");
    try {
      return report(run, work);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      Folders.delete(work);
    }
  }

  private ReplayReport report(ReplayRun run, Path work) throws IOException {
    TopicCatalogue own = deployment.topics(run.runId());
    Comparison comparison = new Comparison();
    long articles = 0;
    for (Optional<Integer> part : parts(run, own)) {
      Path folder = work.resolve(part.map(number -> "partition-" + number).orElse("all"));
      try (ReportTables tables = new ReportTables(folder, deployment.topics(), own)) {
        fill(tables, run, own, part);
        articles += tables.compare(comparison);
      }
    }
    AtomicLong letters = new AtomicLong();
    scan.read(own.deadLetters().name(), Optional.empty(), record -> letters.incrementAndGet());
    return comparison.report(run, articles, letters.get());
  }

  /** Each partition, or all at once where the topics do not have the same number of them. */
  private List<Optional<Integer>> parts(ReplayRun run, TopicCatalogue own) {
    TopicCatalogue live = deployment.topics();
    int partitions = scan.partitions(Deployment.ledgerTopic(run.applicationId()));
    boolean aligned =
        Stream.of(live.triplets(), live.documentLabels(), own.triplets(), own.documentLabels())
            .allMatch(topic -> scan.partitions(topic.name()) == partitions);
    return aligned
        ? IntStream.range(0, partitions).mapToObj(Optional::of).toList()
        : List.of(Optional.empty());
  }

  private void fill(
      ReportTables tables, ReplayRun run, TopicCatalogue own, Optional<Integer> part) {
    LedgerScan.read(
        scan,
        Deployment.ledgerTopic(run.applicationId()),
        part,
        (pmid, entry) -> tables.seen(pmid, entry.standing()));
    fillLedger(tables, part);
    fill(tables.live(), deployment.topics(), part);
    fill(tables.run(), own, part);
  }

  private void fill(SaidFacts side, TopicCatalogue topics, Optional<Integer> part) {
    scan.read(topics.triplets().name(), part, side::triplet);
    scan.read(topics.documentLabels().name(), part, side::labels);
  }

  private void fillLedger(ReportTables tables, Optional<Integer> part) {
    try {
      scan.read(
          Deployment.ledgerTopic(deployment.settings().applicationId()),
          part,
          record ->
              tables.liveEntry(new String(record.key(), StandardCharsets.UTF_8), record.value()));
    } catch (UnknownTopicOrPartitionException e) {
      tables.noLiveLedger(); // no live stream ever ran here
    }
  }
}
