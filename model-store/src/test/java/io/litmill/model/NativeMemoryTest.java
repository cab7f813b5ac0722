package io.litmill.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.bundle.Bundle;
import io.litmill.bundle.PublishedCheckpoints;
import io.litmill.graph.Flavour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs leave no native memory behind, whatever their shapes. 3,000 runs; 50,000 with {@code
 * -Dlitmill.soak=true}.
 */
class NativeMemoryTest {
  private static final Path STATUS = Path.of("/proc/self/status");

  /** As many runs as the allocator takes to have seen most shapes; it keeps what it was given. */
  private static final int WARM_UP = 1_500;

  private static final int RUNS = Boolean.getBoolean("litmill.soak") ? 50_000 : 3_000;

  private static final int RUNS_A_COLLECTION = 100;

  /** 3,000 runs that kept what they are fed and fetch would take some 100 MiB. */
  private static final long ALLOWED_KIB = 48 * 1024;

  private static final int COUNTED_RUNS = 500;
  private static final long ALLOWED_POINTERS = 50;
  private static final long SEED = 5;

  @TempDir Path store;

  private Random random;
  private int vocabulary;
  private ModelSession session;

  @BeforeEach
  void open() throws IOException {
    Bundle bundle = PublishedCheckpoints.imported("biobert-v1.1", store);
    random = new Random(SEED);
    vocabulary = bundle.manifest().model().architecture().vocabularySize();
    session = bundle.open(Flavour.FLOAT32, SessionSettings.cpu());
  }

  @AfterEach
  void close() {
    session.close();
  }

  /** No collection is forced, for it would close what the runs forgot. */
  @Test
  void everyRunClosesItsTensors() {
    run(COUNTED_RUNS);
    long before = Pointer.totalCount();
    run(COUNTED_RUNS);
    assertThat(Pointer.totalCount() - before)
        .as("native objects kept by %d runs", COUNTED_RUNS)
        .isLessThan(ALLOWED_POINTERS);
  }

  /** The Java heap is kept from spreading, so that what grows is native. */
  @Test
  void residentMemoryStaysFlatOverVaryingShapes() throws IOException {
    Assumptions.assumeTrue(Files.isReadable(STATUS), "needs Linux's " + STATUS);
    runCollecting(WARM_UP);
    long before = residentKib();
    runCollecting(RUNS);
    assertThat(residentKib() - before)
        .as("KiB kept by %d runs, seed %d", RUNS, SEED)
        .isLessThan(ALLOWED_KIB);
  }

  private void runCollecting(int runs) {
    for (int done = 0; done < runs; done += RUNS_A_COLLECTION) {
      run(RUNS_A_COLLECTION);
      System.gc();
    }
  }

  private void run(int runs) {
    for (int i = 0; i < runs; i++) {
      int rows = 1 + random.nextInt(8);
      int rowLength = 1 + random.nextInt(64);
      int[] ids = random.ints(rows * rowLength, 0, vocabulary).toArray();
      int[] sequences = new int[ids.length];
      Arrays.fill(sequences, 1);
      session.run(new TokenRows(rows, rowLength, ids, sequences, new int[ids.length], null, null));
    }
  }

  private static long residentKib() throws IOException {
    String line =
        Files.readAllLines(STATUS).stream()
            .filter(status -> status.startsWith("VmRSS:"))
            .findFirst()
            .orElseThrow();
    return Long.parseLong(line.replaceAll("\\D", ""));
  }
}
