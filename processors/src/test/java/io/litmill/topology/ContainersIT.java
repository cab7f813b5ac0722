package io.litmill.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.demo.SampleFiles;
import io.litmill.ingest.PubmedSource;
import io.litmill.ingest.PubmedSources;
import io.litmill.ingest.kafka.IngestListener;
import io.litmill.ingest.kafka.IngestSettings;
import io.litmill.ingest.kafka.PubmedIngest;
import io.litmill.operations.OperationsFiles;
import io.litmill.topology.StreamPlatform.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The built image against Kafka and a registry in containers: PubMed XML, real and fictional,
 * undisturbed and with everything that breaks. Whatever breaks, a reader of committed records ends
 * with the facts of the undisturbed run, each said once.
 */
@Tag("containers")
class ContainersIT {
  private static final int PARTITIONS = 4;

  /** Fictional, a baseline and an update with repeats, retractions and deletions. */
  private static final List<String> SAMPLES = List.of("sample26n0001.xml", "sample26n0004.xml");

  /** Real records of PubMed, which lie outside of the repository. */
  private static final Path REAL =
      Path.of(System.getProperty("litmill.shared", "../../shared"))
          .resolve("data/pubmed-xml/pubmed_result_93.xml.gz");

  /** Enough to be in the middle of the 130 citations, at least, that need the models. */
  private static final int SOME = 24;

  private static ContainerPlatform platform;
  private static FactTable undisturbed;
  private static int records;

  @TempDir static Path samples;

  private MillContainer mill;

  @BeforeAll
  static void start() throws Exception {
    ContainerPlatform.assumeImages(
        ContainerPlatform.LITMILL, ContainerPlatform.KAFKA, ContainerPlatform.REGISTRY);
    SampleFiles.writeTo(samples);
    platform = new ContainerPlatform();
    runUndisturbed();
  }

  @AfterAll
  static void stop() {
    if (platform != null) {
      platform.close();
    }
  }

  @AfterEach
  void stopMill() {
    if (mill != null) {
      mill.close();
    }
  }

  private static void runUndisturbed() throws Exception {
    Deployment deployment = ingested("undisturbed");
    try (MillContainer mill = new MillContainer(platform, deployment.name(), Map.of())) {
      mill.awaitReady();
      mill.awaitSettled(records);
      assertThat(scrape(mill)).containsAll(OperationsFiles.scrapedMetrics());
      mill.stop();
      assertThat(mill.exitCode()).as(mill.log()).isIn(0L, 143L);
    }
    undisturbed = deployment.table();
    assertThat(undisturbed.triplets).hasSizeGreaterThan(100);
    undisturbed.checkReasons();
    System.out.printf(
        "undisturbed: %d records (%s), %s%n",
        records, Files.exists(REAL) ? "93 of them real" : "real ones are not there", undisturbed);
  }

  private static List<PubmedSource> sources() throws IOException {
    List<String> files = new ArrayList<>();
    SAMPLES.forEach(name -> files.add(samples.resolve(name).toString()));
    if (Files.exists(REAL)) {
      files.add(REAL.toString());
    }
    return PubmedSources.of(files);
  }

  /** Topics with the records in them. */
  private static Deployment ingested(String name) throws Exception {
    Deployment deployment = platform.deployment(name, PARTITIONS);
    ingest(deployment);
    return deployment;
  }

  private static void ingest(Deployment deployment) throws Exception {
    IngestSettings settings = IngestSettings.defaults(deployment.name() + ".");
    try (PubmedIngest ingest =
        PubmedIngest.connect(deployment.connection(), deployment.topics(), settings)) {
      records = Math.toIntExact(ingest.run(sources(), IngestListener.SILENT).records());
    }
  }

  private static Set<String> scrape(MillContainer mill) {
    return mill.get("/q/metrics")
        .orElseThrow()
        .body()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("[ {]", 2)[0])
        .collect(Collectors.toSet());
  }

  private static void checkEnd(Deployment deployment, String what) throws InterruptedException {
    deployment.awaitFacts(undisturbed, what);
    FactTable end = deployment.table();
    end.checkReasons();
    System.out.printf("%s; at the end: %s%n", what, end);
  }

  private String inTheMiddle(Deployment deployment, String what) {
    mill.awaitAnnotated(SOME);
    double annotated = mill.annotated();
    int known = deployment.table().annotated.size();
    assertThat(known).as("articles before %s", what).isLessThan(undisturbed.annotated.size());
    return "%s after %.0f citations annotated, %d of %d known to readers"
        .formatted(what, annotated, known, undisturbed.annotated.size());
  }

  @Test
  void killedInTheMiddleOfABatch() throws Exception {
    Deployment deployment = ingested("killed");
    mill = new MillContainer(platform, deployment.name(), Map.of());
    String what = inTheMiddle(deployment, "kill -9");
    mill.kill();
    assertThat(mill.exitCode()).isEqualTo(137);
    mill.startAgain();
    checkEnd(deployment, what);
  }

  @Test
  void oneOfTwoInstancesIsKilledAndTheOtherTakesItsPartitions() throws Exception {
    Deployment deployment = platform.deployment("two", PARTITIONS);
    mill = new MillContainer(platform, deployment.name(), Map.of());
    try (MillContainer other = new MillContainer(platform, deployment.name(), Map.of())) {
      mill.awaitReady();
      other.awaitReady();
      ingest(deployment);
      String what = inTheMiddle(deployment, "one of two killed");
      mill.kill();
      checkEnd(deployment, what);
    }
  }

  @Test
  void theBrokerIsStartedAgain() throws Exception {
    Deployment deployment = ingested("broker");
    mill = new MillContainer(platform, deployment.name(), Map.of());
    String what = inTheMiddle(deployment, "broker stopped and started");
    String broker = platform.kafka.getContainerId();
    ContainerPlatform.client().stopContainerCmd(broker).withTimeout(30).exec();
    ContainerPlatform.client().startContainerCmd(broker).exec();
    StreamPlatform.await("the broker answers", platform::brokerAnswers);
    checkEnd(deployment, what);
    assertThat(mill.running()).as(mill.log()).isTrue();
  }

  @Test
  void theRegistryIsAwayForAWhile() throws Exception {
    Deployment deployment = ingested("registry");
    mill = new MillContainer(platform, deployment.name(), Map.of());
    String what = inTheMiddle(deployment, "registry stopped");
    String registry = platform.registry.getContainerId();
    ContainerPlatform.client().stopContainerCmd(registry).withTimeout(30).exec();
    try {
      // what it knows it goes on with
      mill.awaitSettled(records);
      assertThat(mill.running()).as(mill.log()).isTrue();
    } finally {
      ContainerPlatform.client().startContainerCmd(registry).exec();
      StreamPlatform.await("the registry answers", platform::registryAnswers);
    }
    checkEnd(deployment, what);
  }

  @Test
  void theNetworkIsCut() throws Exception {
    Deployment deployment = ingested("cut");
    mill = new MillContainer(platform, deployment.name(), Map.of());
    String what = inTheMiddle(deployment, "network cut for 20 s");
    mill.cutOff();
    Thread.sleep(20_000); // longer than its session lasts
    mill.connectAgain();
    checkEnd(deployment, what);
  }
}
