package io.litmill.bench.peers;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.litmill.bench.Contender;
import io.litmill.bench.ContenderFactory;
import io.litmill.bench.Precision;
import io.litmill.bench.TemporaryFolder;
import io.litmill.checkpoint.source.SourceModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * ONNX Runtime in float32 and in int8 with dynamic scales, each as one client on all cores and as a
 * client a core.
 */
public final class OnnxRuntimeFactory implements ContenderFactory {

  @Override
  public List<Contender> create(SourceModel source, int threads, Set<Precision> precisions)
      throws IOException {
    List<Contender> contenders = new ArrayList<>();
    try {
      for (Precision precision : List.of(Precision.FLOAT32, Precision.INT8)) {
        if (precisions.contains(precision)) {
          add(source, threads, precision, contenders);
        }
      }
      return contenders;
    } catch (OrtException e) {
      contenders.forEach(Contender::close);
      throw new IOException("ONNX Runtime refuses the model: " + e.getMessage(), e);
    }
  }

  @Override
  public String version() {
    return "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion();
  }

  private static void add(
      SourceModel source, int threads, Precision precision, List<Contender> contenders)
      throws IOException, OrtException {
    try (TemporaryFolder folder = TemporaryFolder.create("litmill-onnx-")) {
      Path file = folder.path().resolve("model.onnx");
      OnnxBert.of(source, precision == Precision.INT8).write(file);
      contenders.add(open(file, precision, threads, 1));
      if (threads > 1) {
        contenders.add(open(file, precision, 1, threads));
      }
    }
  }

  private static Contender open(Path file, Precision precision, int threads, int clients)
      throws OrtException {
    try (SessionOptions options = new SessionOptions()) {
      options.setOptimizationLevel(OptLevel.ALL_OPT);
      options.setIntraOpNumThreads(threads);
      OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString(), options);
      return new OnnxRuntimePeer(session, precision, threads, clients);
    }
  }
}
