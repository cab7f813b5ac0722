package io.litmill.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.bundle.Bundle;
import io.litmill.bundle.PublishedCheckpoints;
import io.litmill.graph.Flavour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs leave no native memory behind, whatever their shapes. 3,000 runs; 50,000 with {@code
 * -Dlitmill.soak=true}.
 */
class NativeMemoryTest {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int WARM_UP = 500;
  private static final int RUNS = Boolean.getBoolean("litmill.soak") ? 50_000 : 3_000;

  /** 3,000 runs that kept what they are fed and fetch would take some 120 MiB. */
  private static final long ALLOWED_KIB = 64 * 1024;

  private static final long ALLOWED_POINTERS = 200;
  private static final long SEED = 5;

  @TempDir Path store;

  @Test
  void staysFlatOverRunsOfVaryingShapes() throws IOException {
    Assumptions.assumeTrue(Files.isReadable(STATUS), "needs Linux's " + STATUS);
    Bundle bundle = PublishedCheckpoints.imported("biobert-v1.1", store);
    Random random = new Random(SEED);
    int vocabulary = bundle.manifest().model().architecture().vocabularySize();
    try (ModelSession session = bundle.open(Flavour.FLOAT32, SessionSettings.cpu())) {
      run(session, random, vocabulary, WARM_UP);
      long pointersBefore = Pointer.totalCount();
      long residentBefore = residentKib();
      run(session, random, vocabulary, RUNS);
      long pointers = Pointer.totalCount() - pointersBefore;
      long resident = residentKib() - residentBefore;
      assertThat(pointers).as("native objects kept by %d runs", RUNS).isLessThan(ALLOWED_POINTERS);
      assertThat(resident).as("KiB kept by %d runs, seed %d", RUNS, SEED).isLessThan(ALLOWED_KIB);
    }
  }

  private static void run(ModelSession session, Random random, int vocabulary, int runs) {
    for (int i = 0; i < runs; i++) {
      int rows = 1 + random.nextInt(8);
      int rowLength = 1 + random.nextInt(64);
      int[] ids = random.ints(rows * rowLength, 0, vocabulary).toArray();
      int[] sequences = new int[ids.length];
      java.util.Arrays.fill(sequences, 1);
      session.run(new TokenRows(rows, rowLength, ids, sequences, new int[ids.length], null, null));
    }
  }

  /** After a collection, so that the Java heap counts with what is alive only. */
  private static long residentKib() throws IOException {
    System.gc();
    String line =
        Files.readAllLines(STATUS).stream()
            .filter(status -> status.startsWith("VmRSS:"))
            .findFirst()
            .orElseThrow();
    return Long.parseLong(line.replaceAll("\\D", ""));
  }
}
