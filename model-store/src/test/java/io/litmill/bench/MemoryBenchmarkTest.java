package io.litmill.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.bundle.Bundle;
import io.litmill.bundle.ImportSettings;
import io.litmill.bundle.ModelImport;
import io.litmill.bundle.ModelStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class MemoryBenchmarkTest {
  /** Linux counts resident pages a thread at a time, so two of its figures may not agree. */
  private static final long COUNTING_ERROR = 4 << 20;

  @Test
  @EnabledOnOs(OS.LINUX)
  void measuresAnImportedBundleOfRandomWeights(@TempDir Path folder) throws Exception {
    RandomModel.write(new ModelSize(32, 1, 2, 100), 3, folder);
    ModelStore store = new ModelStore(List.of(folder.resolve("store")));
    Bundle bundle = ModelImport.run(folder, store, ImportSettings.named("random")).bundle();

    MemoryReport report = new MemoryBenchmark(bundle, 3, 1).run();

    assertThat(report.bundle()).isEqualTo(bundle.id());
    assertThat(report.weightBytes()).isEqualTo(4 * bundle.manifest().parameters());
    assertThat(report.started().now()).isPositive();
    assertThat(report.end().peak()).isGreaterThan(report.loaded().now() - COUNTING_ERROR);
  }
}
