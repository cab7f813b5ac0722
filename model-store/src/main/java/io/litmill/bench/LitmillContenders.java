package io.litmill.bench;

import io.litmill.architecture.ModelForm;
import io.litmill.bundle.VariablesFile;
import io.litmill.bundle.WeightType;
import io.litmill.checkpoint.source.SourceModel;
import io.litmill.graph.Flavour;
import io.litmill.model.Device;
import io.litmill.model.ModelSession;
import io.litmill.model.Processor;
import io.litmill.model.SessionSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Litmill in float32, and in each bfloat16 flavour that this processor has. */
final class LitmillContenders {
  private final SourceModel source;
  private final int cores;

  LitmillContenders(SourceModel source, int cores) {
    this.source = source;
    this.cores = cores;
  }

  /** Float32 comes first. */
  List<LitmillContender> create(Set<Precision> precisions) throws IOException {
    List<LitmillContender> contenders = new ArrayList<>();
    try (TemporaryFolder bundle = TemporaryFolder.create("litmill-bench-")) {
      VariablesFile.write(
          List.copyOf(source.weights().values()), WeightType.FLOAT32, bundle.path());
      for (Flavour flavour : flavours(precisions)) {
        contenders.add(open(bundle.path(), flavour));
      }
      return contenders;
    } catch (IOException | RuntimeException e) {
      contenders.forEach(Contender::close);
      throw e;
    }
  }

  /** Those that this processor computes. */
  private static List<Flavour> flavours(Set<Precision> precisions) {
    List<Flavour> flavours = new ArrayList<>();
    if (precisions.contains(Precision.FLOAT32)) {
      flavours.add(Flavour.FLOAT32);
    }
    if (precisions.contains(Precision.BFLOAT16)) {
      flavours.add(Flavour.BFLOAT16);
      if (Processor.ofThisMachine().bfloat16()) {
        flavours.add(Flavour.ONEDNN_BFLOAT16);
        flavours.add(Flavour.ONEDNN_BFLOAT16_UNPACKED);
      }
    }
    return flavours;
  }

  private LitmillContender open(Path bundle, Flavour flavour) {
    ModelForm form = new ModelForm(source.architecture(), source.task(), source.labels(), false);
    ModelSession session =
        ModelSession.open(
            form,
            flavour,
            WeightType.FLOAT32.type(),
            bundle.resolve(VariablesFile.PREFIX),
            new SessionSettings(Device.CPU, cores, 0));
    return new LitmillContender(form, flavour, session, cores);
  }
}
