package io.litmill.bench.peers;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.util.Platform;
import io.litmill.bench.Contender;
import io.litmill.bench.ContenderFactory;
import io.litmill.bench.Precision;
import io.litmill.checkpoint.source.SourceModel;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** PyTorch in float32, as one client on all cores and as a client a core; both on one model. */
public final class DjlPyTorchFactory implements ContenderFactory {

  @Override
  public List<Contender> create(SourceModel source, int threads, Set<Precision> precisions) {
    if (!precisions.contains(Precision.FLOAT32)) {
      return List.of();
    }
    // neither downloads nor usage reports
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    DjlBert model =
        new DjlBert(inOwnLoader(() -> NDManager.newBaseManager(Device.cpu(), "PyTorch")), source);
    Contender allCores = new DjlPyTorchPeer(model, threads, 1, true);
    return threads == 1
        ? List.of(allCores)
        : List.of(allCores, new DjlPyTorchPeer(model, 1, threads, false));
  }

  /** DJL's own, and that of the PyTorch library in its native jar. */
  @Override
  public String version() {
    return "DJL %s with PyTorch %s"
        .formatted(
            Engine.getDjlVersion(),
            inOwnLoader(() -> Platform.detectPlatform("pytorch")).getVersion());
  }

  /** DJL looks for its engine in the thread's class loader. */
  private static <T> T inOwnLoader(Supplier<T> call) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(DjlPyTorchFactory.class.getClassLoader());
    try {
      return call.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
