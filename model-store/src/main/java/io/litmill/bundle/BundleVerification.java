package io.litmill.bundle;

import io.litmill.graph.Flavour;
import io.litmill.model.ModelSession;
import io.litmill.model.SessionSettings;
import java.io.IOException;
import org.tensorflow.exceptions.TensorFlowException;

/**
 * A bundle whose digests and operations are in order and that computes its golden outputs.
 *
 * @param golden computed by the graph that Litmill builds
 * @param savedModel computed by the graph of the SavedModel, as TensorFlow Serving would
 */
public record BundleVerification(Parity golden, Parity savedModel) {

  /**
   * Verifies a bundle on the CPU in float32.
   *
   * @throws BundleException that says what is wrong
   */
  public static BundleVerification of(Bundle bundle) throws IOException {
    bundle.check();
    try {
      return computed(bundle);
    } catch (TensorFlowException | IllegalArgumentException | UnsupportedOperationException e) {
      throw new BundleException(bundle.folder() + " cannot be computed: " + e.getMessage(), e);
    }
  }

  private static BundleVerification computed(Bundle bundle) throws IOException {
    Reference expected = bundle.golden();
    Parity golden;
    try (ModelSession session = bundle.open(Flavour.FLOAT32, SessionSettings.cpu())) {
      golden = Parity.of(session::run, expected);
    }
    requireSame(bundle, "computes", golden);
    Parity savedModel;
    try (SavedModelRunner runner = SavedModelRunner.open(bundle.folder())) {
      savedModel = Parity.of(runner::run, expected);
    }
    requireSame(bundle, "computes through its SavedModel", savedModel);
    return new BundleVerification(golden, savedModel);
  }

  private static void requireSame(Bundle bundle, String how, Parity parity) {
    if (!parity.holds()) {
      throw new BundleException(
          "%s %s other values than its golden ones: they differ by %.1e at %s, allowed is %.0e"
              .formatted(
                  bundle.folder(), how, parity.maxDifference(), parity.at(), Parity.TOLERANCE));
    }
  }
}
