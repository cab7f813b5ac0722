package io.litmill.inference;

import io.litmill.bundle.Bundle;
import io.litmill.bundle.BundleException;
import io.litmill.bundle.Manifest;
import io.litmill.bundle.Parity;
import io.litmill.graph.Flavour;
import io.litmill.graph.PackedWeights;
import io.litmill.model.Device;
import io.litmill.model.ModelSession;
import io.litmill.model.Processor;
import io.litmill.model.SessionSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.exceptions.TFUnimplementedException;
import org.tensorflow.exceptions.TensorFlowException;

/**
 * Loads bundles in the fastest flavour that this device computes rightly. A flavour is right when
 * it computes the bundle's golden outputs; one that does not is said in the log and the next is
 * tried.
 */
public final class BundleLoader {
  private static final Logger LOG = LoggerFactory.getLogger(BundleLoader.class);

  /** Of half precision against the golden outputs, as a share of their own root mean square. */
  private static final double HALF_PRECISION_TOLERANCE = 0.1;

  private final SessionSettings settings;
  private final Processor processor;
  private final BooleanSupplier packedWeightsPay;

  public BundleLoader(SessionSettings settings) {
    this(settings, Processor.ofThisMachine(), PackedWeights::pay);
  }

  BundleLoader(SessionSettings settings, Processor processor, BooleanSupplier packedWeightsPay) {
    this.settings = settings;
    this.processor = processor;
    this.packedWeightsPay = packedWeightsPay;
  }

  /**
   * A bundle in memory.
   *
   * @param session to be closed by whoever takes it over
   */
  public record Loaded(Bundle bundle, Flavour flavour, ModelSession session) {
    /** As an engine takes it in, which then owns the session. */
    public InferenceModel model(List<BatchShape> warmUp) {
      Manifest manifest = bundle.manifest();
      return new InferenceModel(
          new ModelId(manifest.name(), bundle.version()),
          new SessionRunner(manifest.model(), session),
          manifest.maxTokens(),
          warmUp);
    }
  }

  /**
   * Checks a bundle and loads it on the device of the settings.
   *
   * @throws io.litmill.model.DeviceUnavailable if TensorFlow does not see that device
   * @throws BundleException if the bundle is damaged, or no flavour that its precision allows
   *     computes its golden outputs
   */
  public Loaded load(Bundle bundle) throws IOException {
    return load(bundle, bundle.manifest().precision());
  }

  /** As {@link #load(Bundle)}, in another precision than the manifest's. */
  public Loaded load(Bundle bundle, Manifest.Precision precision) throws IOException {
    CompletableFuture<Void> check = CompletableFuture.runAsync(() -> check(bundle));
    List<String> failures = new ArrayList<>();
    for (Flavour flavour : candidates(precision, settings.device())) {
      try {
        ModelSession session = opened(bundle, flavour, check);
        Parity parity = parity(session, bundle);
        if (right(flavour, parity)) {
          LOG.info("{} computes in {} on {}", bundle.id(), flavour, settings.device());
          return new Loaded(bundle, flavour, session);
        }
        session.close();
        failures.add(
            "%s: off by %.1e at %s".formatted(flavour, parity.maxDifference(), parity.at()));
      } catch (TensorFlowException
          | TFInvalidArgumentException
          | TFUnimplementedException e) { // which are no TensorFlowExceptions
        failures.add(flavour + ": " + e.getMessage());
      }
      LOG.warn("{} is not computed in {}", bundle.id(), failures.get(failures.size() - 1));
    }
    throw new BundleException(
        bundle.id()
            + " does not compute its golden outputs on "
            + settings.device()
            + ":\n  "
            + String.join("\n  ", failures));
  }

  /** Loads the weights while the bundle is checked; what the check finds comes first. */
  private ModelSession opened(Bundle bundle, Flavour flavour, CompletableFuture<?> check)
      throws IOException {
    ModelSession session = null;
    try {
      session = bundle.open(flavour, settings);
    } finally {
      requireSound(check, session);
    }
    return session;
  }

  private static void requireSound(CompletableFuture<?> check, ModelSession session)
      throws IOException {
    try {
      check.join();
    } catch (CompletionException e) {
      if (session != null) {
        session.close();
      }
      if (e.getCause() instanceof UncheckedIOException unread) {
        throw unread.getCause();
      }
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  private static void check(Bundle bundle) {
    try {
      bundle.check();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Parity parity(ModelSession session, Bundle bundle) throws IOException {
    try {
      return Parity.of(session::run, bundle.golden());
    } catch (IOException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static boolean right(Flavour flavour, Parity parity) {
    return flavour == Flavour.FLOAT32
        ? parity.holds()
        : parity.relativeRms() <= HALF_PRECISION_TOLERANCE;
  }

  /** The flavours that a precision allows, the fastest first. */
  List<Flavour> candidates(Manifest.Precision precision, Device device) {
    return switch (precision) {
      case FLOAT32 -> List.of(Flavour.FLOAT32);
      case BFLOAT16 -> bfloat16(device);
      case FLOAT16 -> List.of(Flavour.FLOAT16);
      case AUTO -> {
        List<Flavour> all = new ArrayList<>();
        if (device.gpu()) {
          all.add(Flavour.FLOAT16);
        } else if (processor.bfloat16()) {
          all.addAll(bfloat16(device));
        }
        all.add(Flavour.FLOAT32);
        yield all;
      }
    };
  }

  /** Without AVX-512 oneDNN's bfloat16 operations do not fail but end the process. */
  private List<Flavour> bfloat16(Device device) {
    if (device.gpu() || !processor.bfloat16()) {
      return List.of(Flavour.BFLOAT16);
    }
    Flavour oneDnn =
        packedWeightsPay.getAsBoolean()
            ? Flavour.ONEDNN_BFLOAT16
            : Flavour.ONEDNN_BFLOAT16_UNPACKED;
    return List.of(oneDnn, Flavour.BFLOAT16);
  }
}
