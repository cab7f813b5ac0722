package io.litmill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.litmill.graph.Flavour;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * TensorFlow's oneDNN batch normalisation destroys memory when threads run it with different shapes
 * at once, and its optimiser takes some forms of layer normalisation for one with another epsilon.
 * Here is seen whether the models stay clear of both, and whether the outputs of threads stay
 * apart.
 */
class ConcurrentRunsTest {
  private static final long SEED = 23;
  private static final int BATCHES = 40;
  private static final int RUNS_A_THREAD = 400;

  private static SmallTokenModel model;

  @BeforeAll
  static void writeModel(@TempDir Path folder) throws Exception {
    model = SmallTokenModel.write(folder);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "BFLOAT16"})
  void optimiserJoinsProductsAndLeavesNormalisationAlone(Flavour flavour) {
    TokenRows plain = SmallTokenModel.randomRows(new Random(SEED), 1).get(0);
    for (TokenRows rows : List.of(plain, packed(plain))) {
      try (ModelSession session = model.open(flavour, 1)) {
        assertThat(session.optimisedOperations(rows))
            .contains("Rsqrt")
            .anyMatch(operation -> operation.endsWith("FusedMatMul")) // oneDNN's where it is used
            .noneMatch(operation -> operation.matches(".*(Batch|Layer)Norm.*"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ONEDNN_BFLOAT16", "ONEDNN_BFLOAT16_UNPACKED"})
  void optimiserIsLeftOutWhereOneDnnIsNamed(Flavour flavour) {
    assumeTrue(Processor.ofThisMachine().bfloat16(), "needs an x86 processor with bfloat16");
    try (ModelSession session = model.open(flavour, 1)) {
      assertThat(
              session.optimisedOperations(SmallTokenModel.randomRows(new Random(SEED), 1).get(0)))
          .contains("_MklNativeFusedMatMul", "_MklLayerNorm")
          .contains("BiasAdd"); // of the head, which the optimiser joins to the product before it
    }
  }

  /** With positions fed, which makes TensorFlow optimise the graph for itself. */
  private static TokenRows packed(TokenRows plain) {
    return new TokenRows(
        plain.rows(),
        plain.rowLength(),
        plain.ids(),
        plain.sequences(),
        plain.tokenTypes(),
        new int[plain.ids().length],
        new int[] {0});
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "BFLOAT16", "ONEDNN_BFLOAT16", "ONEDNN_BFLOAT16_UNPACKED"})
  void runsOfOtherShapesAtOnceDoNotChangeAnOutput(Flavour flavour) throws Exception {
    assumeTrue(
        !flavour.oneDnn() || Processor.ofThisMachine().bfloat16(),
        "needs an x86 processor with bfloat16");
    for (int threads = 2; threads <= 4; threads++) {
      try (ModelSession session = model.open(flavour, threads)) {
        List<TokenRows> batches = SmallTokenModel.randomRows(new Random(SEED), BATCHES);
        List<float[]> alone = batches.stream().map(rows -> logits(session, rows)).toList();
        assertThat(differing(session, batches, alone, threads))
            .as("batches that differ on %d threads, seed %d", threads, SEED)
            .isEmpty();
      }
    }
  }

  /** The batches whose outputs are not, bit for bit, those of the batch alone. */
  private static List<Integer> differing(
      ModelSession session, List<TokenRows> batches, List<float[]> alone, int threads)
      throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(threads);
    try {
      List<Future<List<Integer>>> found = new ArrayList<>();
      for (int client = 0; client < threads; client++) {
        Random random = new Random(SEED + client);
        found.add(clients.submit(() -> differing(session, batches, alone, random)));
      }
      List<Integer> all = new ArrayList<>();
      for (Future<List<Integer>> one : found) {
        all.addAll(one.get());
      }
      return all;
    } finally {
      clients.shutdown();
    }
  }

  private static List<Integer> differing(
      ModelSession session, List<TokenRows> batches, List<float[]> alone, Random random) {
    List<Integer> differing = new ArrayList<>();
    for (int run = 0; run < RUNS_A_THREAD; run++) {
      int batch = random.nextInt(batches.size());
      if (!Arrays.equals(alone.get(batch), logits(session, batches.get(batch)))) {
        differing.add(batch);
      }
    }
    return differing;
  }

  private static float[] logits(ModelSession session, TokenRows rows) {
    return session.run(rows).get("logits").values();
  }
}
