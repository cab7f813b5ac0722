package io.litmill.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.ingest.Md5;
import io.litmill.ingest.PubmedSource;
import io.litmill.ingest.PubmedSources;
import io.litmill.ledger.Tombstones;
import io.litmill.schemas.Citation;
import io.litmill.schemas.DeadLetter;
import io.litmill.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** With a broker and a registry, both real. */
class PubmedIngestTest {
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
  void createTopics(TestInfo test) throws Exception {
    prefix = test.getTestMethod().orElseThrow().getName() + ".";
    topics = platform.createTopics(prefix);
  }

  private IngestSettings settings(int recordsPerTransaction) {
    return new IngestSettings(
        prefix, prefix + "ingest", recordsPerTransaction, Duration.ofSeconds(5), false);
  }

  private PubmedIngest connect(int recordsPerTransaction) throws IOException {
    return PubmedIngest.connect(platform.configs(), topics, settings(recordsPerTransaction));
  }

  private IngestCounts ingest(Path... paths) throws IOException {
    try (PubmedIngest ingest = connect(5_000)) {
      return ingest.run(sources(paths), IngestListener.SILENT);
    }
  }

  private static List<PubmedSource> sources(Path... paths) throws IOException {
    return PubmedSources.of(List.of(paths).stream().map(Path::toString).toList());
  }

  private Path fixture(String name, String as) throws IOException {
    try (var in = getClass().getResourceAsStream("/pubmed/" + name)) {
      Path file = folder.resolve(as);
      Files.copy(in, file);
      return file;
    }
  }

  /** A file whose records are the PMIDs from first to last. */
  private Path articles(String name, int first, int last) throws IOException {
    String records =
        IntStream.rangeClosed(first, last)
            .mapToObj(PubmedIngestTest::article)
            .collect(Collectors.joining("\n"));
    return Files.writeString(
        folder.resolve(name), "<PubmedArticleSet>" + records + "</PubmedArticleSet>");
  }

  private static String article(int pmid) {
    return ("<PubmedArticle><MedlineCitation Status=\"MEDLINE\"><PMID>%d</PMID><Article>"
            + "<ArticleTitle>Title %d.</ArticleTitle></Article></MedlineCitation></PubmedArticle>")
        .formatted(pmid, pmid);
  }

  private List<ConsumerRecord<byte[], byte[]>> sent() throws Exception {
    return platform.committed(topics.citations().name());
  }

  private List<Integer> sentPmids() throws Exception {
    return sent().stream()
        .map(record -> Integer.valueOf(new String(record.key(), UTF_8)))
        .sorted()
        .toList();
  }

  private static List<Integer> pmids(int first, int last) {
    return IntStream.rangeClosed(first, last).boxed().toList();
  }

  @Test
  void citationsAreSentUnderTheirPmid() throws Exception {
    IngestCounts counts = ingest(fixture("article.xml", "pubmed26n0007.xml"));
    assertThat(counts.citations()).isEqualTo(1);
    ConsumerRecord<byte[], byte[]> record = sent().get(0);
    Citation citation =
        topics.citations().value().deserializer().deserialize(record.topic(), record.value());
    assertThat(new String(record.key(), UTF_8)).isEqualTo("90000001");
    assertThat(citation.getPmid()).isEqualTo("90000001");
    assertThat(citation.getSourceFile()).isEqualTo("pubmed26n0007.xml");
    assertThat(citation.getSourceOrder()).isEqualTo((20260007L << 24) + 1);
  }

  @Test
  void deletionsAreTombstonesThatSayWhy() throws Exception {
    IngestCounts counts = ingest(fixture("update.xml", "pubmed26n1335.xml"));
    assertThat(counts.deletions()).isEqualTo(2);
    ConsumerRecord<byte[], byte[]> tombstone =
        sent().stream()
            .filter(record -> new String(record.key(), UTF_8).equals("95000004"))
            .findFirst()
            .orElseThrow();
    assertThat(tombstone.value()).isNull();
    assertThat(header(tombstone, Tombstones.REASON)).isEqualTo("deleted");
    assertThat(header(tombstone, Tombstones.SOURCE_FILE)).isEqualTo("pubmed26n1335.xml");
    assertThat(header(tombstone, Tombstones.SOURCE_ORDER))
        .isEqualTo(Long.toString((20261335L << 24) + 4));
    assertThat(header(tombstone, TombstoneHeaders.PMID_VERSION)).isEqualTo("2");
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  @Test
  void whatIsUnreadableGoesToTheDeadLettersWithItsBytes() throws Exception {
    IngestCounts counts = ingest(fixture("malformed.xml", "malformed.xml"));
    assertThat(counts.citations()).isEqualTo(5);
    assertThat(counts.unreadable()).isEqualTo(7);
    List<ConsumerRecord<byte[], byte[]>> letters = platform.committed(topics.deadLetters().name());
    assertThat(letters).hasSize(7);
    DeadLetter letter =
        letters.stream()
            .map(r -> topics.deadLetters().value().deserializer().deserialize(r.topic(), r.value()))
            .filter(l -> l.getSourceFile().startsWith("malformed.xml, record 2 "))
            .findFirst()
            .orElseThrow();
    assertThat(letter.getStage()).isEqualTo("ingest");
    assertThat(letter.getReason()).isEqualTo("malformed");
    assertThat(letter.getMessage()).contains("expected </i>");
    assertThat(new String(letter.getValue().array(), UTF_8))
        .startsWith("<PubmedArticle>")
        .contains("99100002")
        .endsWith("</PubmedArticle>");
  }

  @Test
  void aFileThatWentThroughIsNotSentAgain() throws Exception {
    Path first = articles("pubmed26n0001.xml", 1, 50);
    ingest(first);
    Path second = articles("pubmed26n0002.xml", 51, 80);
    IngestCounts counts = ingest(first, second);
    assertThat(counts.files()).isEqualTo(1);
    assertThat(counts.skippedFiles()).isEqualTo(1);
    assertThat(counts.citations()).isEqualTo(30);
    assertThat(sentPmids()).isEqualTo(pmids(1, 80));
  }

  @Test
  void aFileWithOtherContentIsAnotherFile() throws Exception {
    ingest(articles("results.xml", 1, 3));
    assertThat(ingest(articles("results.xml", 4, 5)).citations()).isEqualTo(2);
  }

  @Test
  void againSendsWhatWentThrough() throws Exception {
    Path file = articles("a.xml", 1, 3);
    ingest(file);
    try (PubmedIngest ingest =
        PubmedIngest.connect(platform.configs(), topics, settings(10).withAgain(true))) {
      assertThat(ingest.run(sources(file), IngestListener.SILENT).citations()).isEqualTo(3);
    }
    assertThat(sent()).hasSize(6);
  }

  @Test
  void filesWithoutANumberCountOnBehindAllThatWasSent() throws Exception {
    ingest(articles("pubmed26n1335.xml", 1, 3));
    ingest(articles("b.xml", 4, 5), articles("a.xml", 6, 6));
    long base = 20261335L << 24;
    Map<Integer, Long> orders = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : sent()) {
      Citation citation =
          topics.citations().value().deserializer().deserialize(record.topic(), record.value());
      orders.put(Integer.valueOf(citation.getPmid()), citation.getSourceOrder() - base);
    }
    assertThat(orders).isEqualTo(Map.of(1, 1L, 2, 2L, 3, 3L, 4, 4L, 5, 5L, 6, 6L));
  }

  @Test
  void thePublishedDigestIsChecked() throws Exception {
    Path good = articles("pubmed26n0001.xml", 1, 3);
    Path bad = articles("pubmed26n0002.xml", 4, 6);
    Path later = articles("pubmed26n0003.xml", 7, 9);
    Files.writeString(
        folder.resolve("pubmed26n0001.xml.md5"), "MD5(pubmed26n0001.xml)= " + Md5.of(good) + "\n");
    Files.writeString(
        folder.resolve("pubmed26n0002.xml.md5"), "MD5(pubmed26n0002.xml)= " + "0".repeat(32));
    try (PubmedIngest ingest = connect(1)) {
      assertThatThrownBy(() -> ingest.run(sources(good, bad, later), IngestListener.SILENT))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("pubmed26n0002.xml is damaged")
          .hasMessageContaining(Md5.of(bad));
    }
    assertThat(sentPmids()).isEqualTo(pmids(1, 3));
    Files.delete(good);
    Files.writeString(good, "gone: the published digest alone says that it went through");
    Files.delete(folder.resolve("pubmed26n0002.xml.md5"));
    assertThat(ingest(good, bad, later).skippedFiles()).isEqualTo(1);
    assertThat(sentPmids()).isEqualTo(pmids(1, 9));
  }

  @Test
  void whatIsNotCommittedIsNotSeenAndComesWithTheNextIngest() throws Exception {
    Path file = articles("pubmed26n0001.xml", 1, 1_000);
    IngestListener failing =
        new IngestListener() {
          @Override
          public void progress(IngestCounts counts) {
            if (counts.citations() >= 600) {
              throw new IllegalStateException("broken off");
            }
          }
        };
    try (PubmedIngest ingest = connect(250)) {
      assertThatThrownBy(() -> ingest.run(sources(file), failing)).hasMessage("broken off");
    }
    assertThat(sentPmids()).isEqualTo(pmids(1, 500));
    List<Long> before = new ArrayList<>();
    IngestListener listening =
        new IngestListener() {
          @Override
          public void begins(PubmedSource source, long recordsBefore) {
            before.add(recordsBefore);
          }
        };
    try (PubmedIngest ingest = connect(250)) {
      assertThat(ingest.run(sources(file), listening).citations()).isEqualTo(500);
    }
    assertThat(before).containsExactly(500L);
    assertThat(sentPmids()).isEqualTo(pmids(1, 1_000));
  }

  @Test
  void stoppedInTheMiddleItCommitsAndGoesOnThere() throws Exception {
    Path file = articles("a.xml", 1, 2_000);
    IngestCounts counts;
    try (PubmedIngest ingest = connect(5_000)) {
      IngestListener stopping =
          new IngestListener() {
            @Override
            public void progress(IngestCounts soFar) {
              if (soFar.citations() >= 400) {
                ingest.stop();
              }
            }
          };
      counts = ingest.run(sources(file), stopping);
      assertThat(ingest.isStopped()).isTrue();
    }
    assertThat(counts.files()).isZero();
    assertThat((int) counts.citations()).isBetween(400, 1_999);
    assertThat(sentPmids()).isEqualTo(pmids(1, (int) counts.citations()));
    assertThat(ingest(file).citations()).isEqualTo(2_000 - counts.citations());
    assertThat(sentPmids()).isEqualTo(pmids(1, 2_000));
  }

  @Test
  void programsThatAreHaltedLeaveEachRecordOnce() throws Exception {
    Path file = articles("pubmed26n0001.xml", 1, 2_000);
    long seed = 20261129;
    Random random = new Random(seed);
    for (int i = 0; i < 3; i++) {
      long last = 200 + random.nextInt(500);
      assertThat(halting(file, last))
          .as("seed %d, program %d", seed, i)
          .isEqualTo(HaltingIngest.HALTED);
    }
    int before = platform.committedBeforeOpen(topics.citations().name()).size();
    IngestCounts counts;
    try (PubmedIngest ingest = connect(300)) {
      counts = ingest.run(sources(file), IngestListener.SILENT);
    }
    assertThat(counts.citations()).as("seed %d", seed).isEqualTo(2_000 - before);
    assertThat(sentPmids()).as("seed %d", seed).isEqualTo(pmids(1, 2_000));
  }

  private int halting(Path file, long last) throws IOException, InterruptedException {
    Map<String, Object> configs = platform.configs();
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HaltingIngest.class.getName(),
                String.valueOf(configs.get("bootstrap.servers")),
                String.valueOf(configs.get("schema.registry.url")),
                prefix,
                Long.toString(last),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("program.log").toFile())
            .start();
    assertThat(program.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return program.exitValue();
  }

  @Test
  void aSecondIngestOfTheSameNameEndsTheFirst() throws Exception {
    Path file = articles("a.xml", 1, 500);
    try (PubmedIngest first = connect(100);
        PubmedIngest second = connect(100)) {
      assertThatThrownBy(() -> first.run(sources(file), IngestListener.SILENT))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another ingest with the transactional id " + prefix + "ingest");
      assertThat(second.run(sources(file), IngestListener.SILENT).citations()).isEqualTo(500);
    }
    assertThat(sentPmids()).isEqualTo(pmids(1, 500));
  }

  @Test
  void missingTopicsAreNamed() {
    TopicCatalogue none = IngestPlatform.topics("none.", platform.configs());
    assertThatThrownBy(
            () -> PubmedIngest.connect(platform.configs(), none, IngestSettings.defaults("none.")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none.pubmed.citations.v1")
        .hasMessageContaining("litmill topics create");
  }

  @Test
  void brokersThatDoNotAnswerAreNamed() {
    Map<String, Object> nobody =
        Map.of(
            "bootstrap.servers",
            "127.0.0.1:1",
            "schema.registry.url",
            "http://127.0.0.1:1",
            "default.api.timeout.ms",
            2_000,
            "request.timeout.ms",
            1_000);
    assertThatThrownBy(() -> PubmedIngest.connect(nobody, topics, settings(10)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("127.0.0.1:1");
  }
}
