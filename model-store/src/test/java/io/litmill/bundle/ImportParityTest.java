package io.litmill.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every published form of a checkpoint, imported, computes what PyTorch computes from it; how the
 * references were made stands beside the scripts in src/test/references.
 */
class ImportParityTest {
  /** A wrong epsilon or the other GELU moves an output by more in every checkpoint. */
  private static final double TOLERANCE = 2e-5;

  @TempDir Path store;

  static List<String> checkpoints() throws IOException {
    return PublishedCheckpoints.names();
  }

  @ParameterizedTest
  @MethodSource("checkpoints")
  void agreesWithItsReferenceAndVerifies(String name) throws IOException {
    Bundle bundle = PublishedCheckpoints.imported(name, store);
    Parity parity = ReferenceCheck.of(bundle, PublishedCheckpoints.reference(name));
    assertThat(parity.values()).isPositive();
    assertThat(parity.maxDifference()).as(parity.toString()).isLessThan(TOLERANCE);

    BundleVerification verified = BundleVerification.of(bundle);
    assertThat(verified.golden().maxDifference()).isLessThan(TOLERANCE);
    assertThat(verified.savedModel().maxDifference()).isLessThan(TOLERANCE);
  }
}
