package io.litmill.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.broker.KnownTopics;
import io.litmill.ingest.PubmedSources;
import io.litmill.ingest.kafka.BaselineIngest.Outcome;
import io.litmill.ledger.LedgerEntry;
import io.litmill.ledger.LedgerEntry.Standing;
import io.litmill.ledger.LedgerFormat;
import io.litmill.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** With a broker and a registry, both real. The old year has PMIDs 1 to 6, and update 7. */
class BaselineIngestTest {
  private static final double ALL = 1;
  private static final String REASON = "reason";

  private static final String LEDGER = "app-ledger-changelog";
  private static final long OLD_YEAR = 20250001L << 24;
  private static final long NEW_YEAR = 20260003L << 24;

  private static IngestPlatform platform;

  @TempDir private Path folder;
  private String prefix;
  private TopicCatalogue topics;

  @BeforeAll
  static void start(@TempDir Path data) throws IOException {
    platform = new IngestPlatform(data);
  }

  @AfterAll
  static void stop() throws IOException {
    platform.close();
  }

  @BeforeEach
  void sendTheOldYear(TestInfo test) throws Exception {
    prefix = test.getTestMethod().orElseThrow().getName() + ".";
    topics = platform.createTopics(prefix);
    ingest(file("pubmed25n0001.xml", 1, 2, 3), file("pubmed25n0002.xml", 4, 5, 6));
    ingest(file("pubmed25n0003.xml", 7));
  }

  private Path file(String name, int... pmids) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        Arrays.stream(pmids)
            .mapToObj(BaselineIngestTest::article)
            .collect(Collectors.joining("", "<PubmedArticleSet>", "</PubmedArticleSet>")));
  }

  private static String article(int pmid) {
    return ("<PubmedArticle><MedlineCitation Status=\"MEDLINE\"><PMID>%d</PMID><Article>"
            + "<ArticleTitle>Title %d.</ArticleTitle></Article></MedlineCitation></PubmedArticle>")
        .formatted(pmid, pmid);
  }

  private void ingest(Path... files) throws IOException {
    try (PubmedIngest ingest =
        PubmedIngest.connect(platform.configs(), topics, IngestSettings.defaults(prefix))) {
      ingest.run(
          PubmedSources.of(List.of(files).stream().map(Path::toString).toList()),
          IngestListener.SILENT);
    }
  }

  private Outcome baseline(double most, Path... files) throws IOException {
    return baseline(most, OptionalInt.empty(), files);
  }

  private Outcome baseline(double most, OptionalInt count, Path... files) throws IOException {
    Baseline baseline =
        Baseline.of(PubmedSources.of(List.of(files).stream().map(Path::toString).toList()), count);
    try (BaselineIngest ingest =
        BaselineIngest.connect(
            platform.configs(), topics, IngestSettings.defaults(prefix), prefix + LEDGER)) {
      return ingest.run(baseline, most, IngestListener.SILENT);
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> tombstones() throws Exception {
    return platform.committed(topics.citations().name()).stream()
        .filter(record -> record.value() == null)
        .toList();
  }

  private List<String> withdrawn() throws Exception {
    return tombstones().stream()
        .filter(record -> header(record, REASON).equals("vanished_from_baseline"))
        .map(record -> new String(record.key(), UTF_8))
        .sorted()
        .toList();
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  @Test
  void whatTheBaselineLacksIsWithdrawnWithTheReason() throws Exception {
    Outcome outcome =
        baseline(ALL, file("pubmed26n0001.xml", 1, 3, 4), file("pubmed26n0002.xml", 6, 8));
    assertThat(outcome.refusal()).isEmpty();
    assertThat(outcome.counts().citations()).isEqualTo(5);
    assertThat(outcome.known()).isEqualTo(8);
    assertThat(outcome.vanished()).containsExactly("2", "5", "7");
    assertThat(withdrawn()).containsExactly("2", "5", "7");
    ConsumerRecord<byte[], byte[]> tombstone = tombstones().get(0);
    assertThat(header(tombstone, "source_file")).isEqualTo("pubmed26");
    assertThat(header(tombstone, "source_order")).isEqualTo(Long.toString(20260001L << 24));
  }

  /** What the topic has lost to compaction, since an older record came after it. */
  @Test
  void whatTheLedgerHasSeenCountsWhereTheTopicForgotIt() throws Exception {
    try (Admin admin = Admin.create(platform.configs())) {
      admin.createTopics(List.of(new NewTopic(prefix + LEDGER, 3, (short) 1))).all().get();
      KnownTopics.await(admin, List.of(prefix + LEDGER));
    }
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            platform.configs(), new ByteArraySerializer(), new ByteArraySerializer())) {
      entry(producer, 2, Standing.CURRENT, NEW_YEAR);
      entry(producer, 5, Standing.DELETED, NEW_YEAR);
      entry(producer, 6, Standing.DELETED, OLD_YEAR + (1L << 30));
      entry(producer, 7, Standing.CURRENT, 5);
      entry(producer, 10, Standing.CURRENT, OLD_YEAR);
      entry(producer, 11, Standing.DELETED, OLD_YEAR);
      entry(producer, 12, Standing.UNSEEN, -1);
      lateDeletion(producer, 10, 5);
    }
    Outcome outcome = baseline(ALL, file("pubmed26n0001.xml", 1, 3), file("pubmed26n0002.xml", 4));
    assertThat(outcome.refusal()).isEmpty();
    assertThat(outcome.vanished()).containsExactly("7", "10");
  }

  private void entry(
      KafkaProducer<byte[], byte[]> producer, int pmid, Standing standing, long order) {
    LedgerEntry unseen = LedgerEntry.UNSEEN;
    LedgerEntry entry =
        new LedgerEntry(
            standing,
            new LedgerEntry.Place(order, 0, 1),
            unseen.mined(),
            unseen.facts(),
            unseen.notices());
    producer.send(
        new ProducerRecord<>(
            prefix + LEDGER, Integer.toString(pmid).getBytes(UTF_8), LedgerFormat.write(entry)));
  }

  private void lateDeletion(KafkaProducer<byte[], byte[]> producer, int pmid, long order) {
    ProducerRecord<byte[], byte[]> deletion =
        new ProducerRecord<>(
            topics.citations().name(), Integer.toString(pmid).getBytes(UTF_8), null);
    deletion.headers().add("source_order", Long.toString(order).getBytes(UTF_8));
    producer.send(deletion);
  }

  @Test
  void articlesOfNewerUpdateFilesHaveNotVanished() throws Exception {
    ingest(file("pubmed26n0003.xml", 7, 9));
    Outcome outcome =
        baseline(ALL, file("pubmed26n0001.xml", 1, 2, 3, 4), file("pubmed26n0002.xml", 5));
    assertThat(outcome.vanished()).containsExactly("6");
  }

  @Test
  void whatWasDeletedBeforeIsNotWithdrawnAgain() throws Exception {
    ingest(
        Files.writeString(
            folder.resolve("pubmed25n0004.xml"),
            "<PubmedArticleSet><DeleteCitation><PMID"
                + " Version=\"1\">2</PMID></DeleteCitation></PubmedArticleSet>"));
    Outcome outcome =
        baseline(ALL, file("pubmed26n0001.xml", 1, 3, 4), file("pubmed26n0002.xml", 5, 6));
    assertThat(outcome.vanished()).containsExactly("7");
    assertThat(tombstones()).hasSize(2);
  }

  @Test
  void doneAgainItReadsTheFilesAgainAndWithdrawsNothingMore() throws Exception {
    Path first = file("pubmed26n0001.xml", 1, 2, 3);
    Path second = file("pubmed26n0002.xml", 4, 5);
    assertThat(baseline(ALL, first, second).vanished()).containsExactly("6", "7");
    Outcome again = baseline(ALL, first, second);
    assertThat(again.counts().skippedFiles()).isEqualTo(2);
    assertThat(again.refusal()).isEmpty();
    assertThat(again.vanished()).isEmpty();
    assertThat(withdrawn()).containsExactly("6", "7");
  }

  @Test
  void filesThatWentThroughBeforeCount() throws Exception {
    Path first = file("pubmed26n0001.xml", 1, 2, 3);
    ingest(first);
    assertThat(baseline(ALL, first, file("pubmed26n0002.xml", 4, 5)).vanished())
        .containsExactly("6", "7");
  }

  @Test
  void aRevisionThatCameLateDoesNotHideThatTheBaselineHasIt() throws Exception {
    Path first = file("pubmed26n0001.xml", 1, 2, 3, 4, 5);
    Path second = file("pubmed26n0002.xml", 6, 7);
    ingest(first, second);
    ingest(file("pubmed24n0009.xml", 2));
    assertThat(baseline(ALL, first, second).vanished()).isEmpty();
  }

  @Test
  void nothingIsWithdrawnWhenSomethingIsUnreadable() throws Exception {
    Path damaged =
        Files.writeString(
            folder.resolve("pubmed26n0001.xml"),
            "<PubmedArticleSet>" + article(1) + article(3) + "<PubmedArticle><MedlineCitation>");
    Outcome outcome = baseline(ALL, damaged, file("pubmed26n0002.xml", 4));
    assertThat(outcome.refusal().orElseThrow())
        .contains("1 records of the baseline are unreadable")
        .contains("pubmed26n0001.xml, record 3");
    assertThat(withdrawn()).isEmpty();
    assertThat(baseline(ALL, damaged, folder.resolve("pubmed26n0002.xml")).refusal())
        .as("also when the files went through before")
        .isPresent();
  }

  /**
   * What it says may be newer than the baseline, whatever is read of the article before or after.
   */
  @Test
  void anArticleOfWhichARecordCannotBeReadIsLeftAsItIsAndOthersAreWithdrawn() throws Exception {
    List<String> warnings = new ArrayList<>();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            platform.configs(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(citation(2, "nonsense".getBytes(UTF_8)));
      producer.send(citation(5, new byte[] {0, 0x7f, 0, 0, 0, 1}));
      ProducerRecord<byte[], byte[]> deletion = citation(7, null);
      deletion.headers().add("source_order", "late".getBytes(UTF_8));
      deletion.headers().add(REASON, "deleted".getBytes(UTF_8));
      producer.send(deletion);
      producer.send(citation(1, "nonsense of an article that the baseline has".getBytes(UTF_8)));
    }
    ingest(file("pubmed25n0009.xml", 2));
    Baseline baseline =
        Baseline.of(
            PubmedSources.of(
                List.of(
                    file("pubmed26n0001.xml", 1, 3).toString(),
                    file("pubmed26n0002.xml", 4).toString())),
            OptionalInt.empty());
    try (BaselineIngest ingest =
        BaselineIngest.connect(
            platform.configs(), topics, IngestSettings.defaults(prefix), prefix + LEDGER)) {
      Outcome outcome = ingest.run(baseline, ALL, listener(warnings));
      assertThat(outcome.refusal()).isEmpty();
      assertThat(outcome.vanished()).containsExactly("6");
      assertThat(outcome.undecided()).isEqualTo(3);
    }
    assertThat(withdrawn()).containsExactly("6");
    assertThat(warnings)
        .hasSize(3)
        .allMatch(
            warning ->
                warning.matches(
                    "PMID [257] is left as it is: topic "
                        + topics.citations().name()
                        + ", partition \\d+, offset \\d+ cannot be read: .+"));
  }

  private ProducerRecord<byte[], byte[]> citation(int pmid, byte[] value) {
    return new ProducerRecord<>(
        topics.citations().name(), Integer.toString(pmid).getBytes(UTF_8), value);
  }

  private static IngestListener listener(List<String> warnings) {
    return new IngestListener() {
      @Override
      public void undecided(String description) {
        warnings.add(description);
      }
    };
  }

  @Test
  void nothingIsWithdrawnWhenTheLastFileMayBeMissing() throws Exception {
    Path first = file("pubmed26n0001.xml", 1, 2);
    Path second = file("pubmed26n0002.xml", 3, 4);
    assertThat(baseline(ALL, first, second).refusal().orElseThrow())
        .contains("pubmed26n0002.xml is as full as the others")
        .contains("--baseline-files");
    assertThat(withdrawn()).isEmpty();
    assertThat(baseline(ALL, OptionalInt.of(2), first, second).vanished())
        .containsExactly("5", "6", "7");
  }

  @Test
  void nothingIsWithdrawnWhenTooMuchWould() throws Exception {
    Path first = file("pubmed26n0001.xml", 1, 2, 3);
    Path second = file("pubmed26n0002.xml", 4);
    Outcome refused = baseline(0.4, first, second);
    assertThat(refused.refusal().orElseThrow())
        .contains("3 of 7 known articles (42.857 %) are not in the baseline")
        .contains("--max-vanished 42.858")
        .contains("PMID 5, 6, 7");
    assertThat(refused.withdrawn()).isZero();
    assertThat(withdrawn()).isEmpty();
    assertThat(baseline(0.42858, first, second).withdrawn()).isEqualTo(3);
  }

  @Test
  void aDamagedFileEndsItBeforeAnythingIsWithdrawn() throws Exception {
    Path first = file("pubmed26n0001.xml", 1, 2, 3);
    Path second = file("pubmed26n0002.xml", 4);
    Files.writeString(
        folder.resolve("pubmed26n0002.xml.md5"), "MD5(x)= 00000000000000000000000000000000");
    assertThatThrownBy(() -> baseline(ALL, first, second)).hasMessageContaining("is damaged");
    assertThat(withdrawn()).isEmpty();
  }

  @Test
  void stoppedItWithdrawsNothing() throws Exception {
    Baseline baseline =
        Baseline.of(
            PubmedSources.of(List.of(file("pubmed26n0001.xml", 1).toString())), OptionalInt.of(1));
    try (BaselineIngest ingest =
        BaselineIngest.connect(
            platform.configs(), topics, IngestSettings.defaults(prefix), prefix + LEDGER)) {
      ingest.stop();
      assertThat(ingest.run(baseline, ALL, IngestListener.SILENT).refusal().orElseThrow())
          .contains("stopped");
    }
    assertThat(withdrawn()).isEmpty();
  }
}
