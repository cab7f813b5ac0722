package io.litmill.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.inference.DeviceFailure;
import io.litmill.schemas.Citation;
import io.litmill.topology.Fuse.Event;
import io.litmill.topology.StreamPlatform.Deployment;
import io.litmill.topology.StreamPlatform.Sent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A consumer of its own making reads along while articles are new, revised, deleted and retracted,
 * while a stream breaks and another goes on, and while the models change. At any time it knows of
 * each article all that one of its versions says and nothing else, never an older version than
 * before; and in the end of each step exactly the facts of the current articles under the current
 * models.
 */
class ConformanceTest {
  private static final long SEED = Long.getLong("test.seed", 20_261_129);
  private static final int ARTICLES = 30;
  private static final int RECORDS_A_STEP = 60;

  @TempDir Path folder;

  private final Random random = new Random(SEED);
  private final Map<String, Citation> current = new TreeMap<>();

  /** What each article said, version by version; an empty set: nothing, or it was not there. */
  private final Map<String, List<Set<String>>> versions = new HashMap<>();

  private final Map<String, Integer> reached = new HashMap<>();
  private long order;
  private int model = 1;

  @Test
  void aPlainConsumerKnowsTheFactsOfTheCurrentArticles() throws Exception {
    try (StreamPlatform platform = new StreamPlatform(folder)) {
      Deployment deployment = platform.deployment("conformance", 2);
      try (PlainConsumer consumer =
          new PlainConsumer(
              deployment.connection().get("bootstrap.servers").toString(),
              deployment.connection().get("schema.registry.url").toString(),
              deployment.topics().triplets().name())) {
        Fuse fuse = new Fuse(Event.TRIPLET, 40, ConformanceTest::fail);
        try (LitmillStream broken = stream(deployment, fuse)) {
          send(deployment);
          awaitOr(consumer, () -> broken.failure().isPresent());
        }
        try (LitmillStream stream = stream(deployment, new Fuse(Event.NEVER, 0, () -> {}))) {
          for (int step = 0; step < 3; step++) {
            send(deployment);
            awaitOr(consumer, () -> false);
          }
          assertThat(stream.failure()).isEmpty();
        }
        model = 2;
        try (LitmillStream stream = stream(deployment, new Fuse(Event.NEVER, 0, () -> {}))) {
          sendAllAgain(deployment);
          awaitOr(consumer, () -> false);
          send(deployment);
          awaitOr(consumer, () -> false);
          assertThat(stream.failure()).isEmpty();
        }
      }
    }
  }

  private static void fail() {
    throw new DeviceFailure("the device is gone", new IllegalStateException("no device"));
  }

  private LitmillStream stream(Deployment deployment, Fuse fuse) {
    LitmillStream stream =
        new LitmillStream(
            deployment.settings(
                folder.resolve("state"), KilledStream.SAME_MEMBER.toArray(String[]::new)),
            fuse.annotator(model),
            deployment.topics(),
            fuse.listener());
    stream.start();
    return stream;
  }

  private void send(Deployment deployment) {
    List<Sent> records = new ArrayList<>();
    for (int i = 0; i < RECORDS_A_STEP; i++) {
      String pmid = Integer.toString(1 + random.nextInt(ARTICLES));
      if (random.nextInt(8) == 0) {
        records.add(Sent.deletion(pmid, ++order));
        become(pmid, null);
      } else {
        Citation citation = citation(pmid);
        records.add(Sent.of(citation));
        become(pmid, citation);
      }
    }
    deployment.send(records);
  }

  private Citation citation(String pmid) {
    StringBuilder text = new StringBuilder("Study. ");
    for (int left = random.nextInt(4); left > 0; left--) {
      text.append('c').append(random.nextInt(5));
      text.append(random.nextBoolean() ? " affects g" : " causes g").append(random.nextInt(5));
      text.append(". ");
    }
    Citation citation = Citations.citation(pmid, ++order, text.toString());
    return random.nextInt(8) == 0
        ? Citations.withType(citation, "Retracted Publication")
        : citation;
  }

  private void sendAllAgain(Deployment deployment) {
    List<Sent> records = new ArrayList<>();
    new ArrayList<>(current.values())
        .forEach(
            citation -> {
              records.add(Sent.of(citation));
              become(citation.getPmid(), citation);
            });
    deployment.send(records);
  }

  private void become(String pmid, Citation citation) {
    if (citation == null) {
      current.remove(pmid);
    } else {
      current.put(pmid, citation);
    }
    List<Set<String>> all = versions.computeIfAbsent(pmid, p -> new ArrayList<>());
    if (all.isEmpty()) {
      all.add(Set.of());
    }
    all.add(said(citation));
  }

  /** What a citation says by the rules of the annotator; a retracted one says nothing. */
  private Set<String> said(Citation citation) {
    Set<String> said = new TreeSet<>();
    if (citation == null || citation.getPublicationTypes().contains("Retracted Publication")) {
      return said;
    }
    for (String sentence : citation.getText().split("\\. ")) {
      String[] words = sentence.split(" ");
      if (words.length == 3 && (model == 1 || words[1].equals("affects"))) {
        said.add(
            "litmill:Chemical:%s biolink:%s litmill:Gene:%s relations@%d"
                .formatted(words[0], words[1], words[2], model));
      }
    }
    return said;
  }

  private interface Condition {
    boolean holds();
  }

  /** Reads along until it knows what holds, or another condition is met. */
  private void awaitOr(PlainConsumer consumer, Condition other) throws Exception {
    Map<String, Set<String>> expected = new TreeMap<>();
    current.forEach(
        (pmid, citation) -> {
          if (!said(citation).isEmpty()) {
            expected.put(pmid, said(citation));
          }
        });
    long deadline = System.nanoTime() + StreamPlatform.PATIENCE.toNanos();
    while (true) {
      consumer.catchUp();
      Map<String, Set<String>> known = consumer.facts();
      checkVersions(known);
      if (known.equals(expected) || other.holds()) {
        return;
      }
      if (System.nanoTime() > deadline) {
        assertThat(known).as("seed %d", SEED).isEqualTo(expected);
      }
      Thread.sleep(20);
    }
  }

  private void checkVersions(Map<String, Set<String>> known) {
    versions.forEach(
        (pmid, all) -> {
          int before = reached.getOrDefault(pmid, 0);
          int now = all.subList(before, all.size()).indexOf(known.getOrDefault(pmid, Set.of()));
          assertThat(now)
              .as(
                  "PMID %s says %s: no version from number %d on of %s; seed %d",
                  pmid, known.get(pmid), before, all, SEED)
              .isNotNegative();
          reached.put(pmid, before + now);
        });
    assertThat(versions.keySet()).containsAll(known.keySet());
  }
}
