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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Litmill in float32, and in each bfloat16 flavour that this processor has. */
final class LitmillFactory implements ContenderFactory {

  @Override
  public List<Contender> create(SourceModel source, int threads, Set<Precision> precisions)
      throws IOException {
    Path bundle = Files.createTempDirectory("litmill-bench-");
    List<Contender> contenders = new ArrayList<>();
    try {
      VariablesFile.write(List.copyOf(source.weights().values()), WeightType.FLOAT32, bundle);
      for (Flavour flavour : flavours(precisions)) {
        contenders.add(open(source, bundle, flavour, threads));
      }
      return contenders;
    } catch (RuntimeException e) {
      contenders.forEach(Contender::close);
      throw e;
    } finally {
      TemporaryFolders.delete(bundle);
    }
  }

  /** Those that this processor computes; float32 first. */
  private static List<Flavour> flavours(Set<Precision> precisions) {
    List<Flavour> flavours = new ArrayList<>();
    if (precisions.contains(Precision.FLOAT32)) {
      flavours.add(Flavour.FLOAT32);
    }
    if (precisions.contains(Precision.BFLOAT16)) {
      flavours.add(Flavour.BFLOAT16);
      if (Processor.ofThisMachine().bfloat16()) {
        flavours.add(Flavour.ONEDNN_BFLOAT16);
      }
    }
    return flavours;
  }

  private static Contender open(SourceModel source, Path bundle, Flavour flavour, int threads) {
    ModelForm form = new ModelForm(source.architecture(), source.task(), source.labels(), false);
    ModelSession session =
        ModelSession.open(
            form,
            flavour,
            WeightType.FLOAT32.type(),
            bundle.resolve(VariablesFile.PREFIX),
            new SessionSettings(Device.CPU, threads, 0));
    return new LitmillContender(session, flavour, threads);
  }
}
