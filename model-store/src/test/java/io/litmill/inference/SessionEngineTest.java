package io.litmill.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.bundle.Bundle;
import io.litmill.bundle.PublishedCheckpoints;
import io.litmill.graph.Flavour;
import io.litmill.model.ModelSession;
import io.litmill.model.SessionSettings;
import io.litmill.model.TokenRows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine over sessions of two models: every result is that of its sequence alone. */
class SessionEngineTest {
  private static final double TOLERANCE = 1e-5;
  private static final int VOCABULARY = 84;
  private static final int THREADS = 4;
  private static final BatchSettings SMALL =
      new BatchSettings(256, 32, Duration.ofMillis(5), true, Duration.ofSeconds(30));

  @TempDir static Path store;

  private static Bundle tagger;
  private static Bundle classifier;

  private InferenceEngine engine;
  private ModelSession taggerAlone;
  private ModelSession classifierAlone;

  @BeforeAll
  static void importOnce() throws IOException {
    tagger = PublishedCheckpoints.imported("bert-token", store);
    classifier = PublishedCheckpoints.imported("bert-sequence-single-label", store);
  }

  @BeforeEach
  void start() {
    taggerAlone = open(tagger);
    classifierAlone = open(classifier);
    engine = new InferenceEngine(EngineSettings.of("cpu", 2, SMALL), new EngineCounters());
    engine.add(model(tagger));
    engine.add(model(classifier));
    engine.start();
  }

  @AfterEach
  void close() {
    engine.close();
    taggerAlone.close();
    classifierAlone.close();
  }

  @Test
  void everyResultOfFourThreadsEqualsItsSequenceAlone() throws Exception {
    List<Engines.Calling<Void>> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      long seed = 100 + i;
      threads.add(
          Engines.calling(
              () -> {
                submitAndCompare(seed);
                return null;
              }));
    }
    for (Engines.Calling<Void> thread : threads) {
      thread.outcome().get(60, java.util.concurrent.TimeUnit.SECONDS);
    }
  }

  private void submitAndCompare(long seed) throws Exception {
    Random random = new Random(seed);
    for (int round = 0; round < 6; round++) {
      List<TokenInput> sentences = sequences(random, 1 + random.nextInt(12));
      List<TokenInput> pairs = sequences(random, 1 + random.nextInt(12));
      CompletableFuture<List<SequenceResult>> tags = submit(tagger, sentences);
      CompletableFuture<List<SequenceResult>> classes = submit(classifier, pairs);
      String where = "seed " + seed + ", round " + round;
      assertAlone(taggerAlone, sentences, Engines.get(tags), where);
      assertAlone(classifierAlone, pairs, Engines.get(classes), where);
    }
  }

  @Test
  void anIdOutsideOfTheVocabularyFailsAlone() throws Exception {
    List<TokenInput> inputs = sequences(new Random(7), 9);
    inputs.set(4, TokenInput.of(new int[] {2, VOCABULARY, 3}));
    assertFailsAlone(inputs, 4, "token id 84 is not in 0..83");
  }

  @Test
  void aTokenTypeThatTheModelDoesNotHaveFailsAlone() throws Exception {
    List<TokenInput> inputs = sequences(new Random(8), 9);
    inputs.set(8, TokenInput.of(new int[] {2, 5, 3}, new int[] {0, 2, 0}));
    assertFailsAlone(inputs, 8, "token type 2 is not in 0..1");
  }

  private void assertFailsAlone(List<TokenInput> inputs, int bad, String message) throws Exception {
    List<SequenceResult> results = Engines.get(submit(tagger, inputs));
    assertThat(results.get(bad))
        .isInstanceOfSatisfying(
            SequenceFailure.class,
            failure -> {
              assertThat(failure.reason()).isEqualTo(SequenceFailure.Reason.REJECTED);
              assertThat(failure.message()).contains(message);
            });
    for (int i = 0; i < inputs.size(); i++) {
      if (i != bad) {
        assertAlone(
            taggerAlone, inputs.subList(i, i + 1), results.subList(i, i + 1), "neighbour " + i);
      }
    }
  }

  private CompletableFuture<List<SequenceResult>> submit(Bundle bundle, List<TokenInput> inputs)
      throws InterruptedException {
    return engine.submit(
        new ModelId(bundle.manifest().name(), bundle.version()), inputs, Priority.LIVE);
  }

  private static List<TokenInput> sequences(Random random, int count) {
    List<TokenInput> inputs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int length = 3 + random.nextInt(62);
      inputs.add(
          TokenInput.of(
              random.ints(length, 0, VOCABULARY).toArray(), random.ints(length, 0, 2).toArray()));
    }
    return inputs;
  }

  private static void assertAlone(
      ModelSession session, List<TokenInput> inputs, List<SequenceResult> results, String where) {
    assertThat(results).as(where).hasSameSizeAs(inputs);
    for (int i = 0; i < inputs.size(); i++) {
      float[] expected = alone(session, inputs.get(i));
      SequenceOutput output = results.get(i).orThrow();
      assertThat(output.vectors() * output.width()).as(where).isEqualTo(expected.length);
      for (int j = 0; j < expected.length; j++) {
        assertThat((double) output.at(j / output.width(), j % output.width()))
            .as("%s, sequence %d, value %d", where, i, j)
            .isCloseTo(expected[j], org.assertj.core.api.Assertions.within(TOLERANCE));
      }
    }
  }

  private static float[] alone(ModelSession session, TokenInput input) {
    int[] ids = new int[input.length()];
    int[] types = new int[input.length()];
    input.copyIds(ids, 0);
    input.copyTokenTypes(types, 0);
    return session.run(TokenRows.single(ids, types)).get("logits").values();
  }

  private static InferenceModel model(Bundle bundle) {
    return new BundleLoader.Loaded(bundle, Flavour.FLOAT32, open(bundle))
        .model(List.of(new BatchShape(1, 32)));
  }

  private static ModelSession open(Bundle bundle) {
    return bundle.open(Flavour.FLOAT32, SessionSettings.cpu());
  }
}
