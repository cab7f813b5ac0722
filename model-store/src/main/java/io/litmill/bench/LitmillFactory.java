package io.litmill.bench;

import io.litmill.architecture.ModelForm;
import io.litmill.bundle.VariablesFile;
import io.litmill.bundle.WeightType;
import io.litmill.checkpoint.source.SourceModel;
import io.litmill.graph.Flavour;
import io.litmill.model.Device;
import io.litmill.model.ModelSession;
import io.litmill.model.SessionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Litmill in float32 and in bfloat16. */
final class LitmillFactory implements ContenderFactory {

  @Override
  public List<Contender> create(SourceModel source, int threads, Set<Precision> precisions)
      throws IOException {
    Path bundle = Files.createTempDirectory("litmill-bench-");
    List<Contender> contenders = new ArrayList<>();
    try {
      VariablesFile.write(List.copyOf(source.weights().values()), WeightType.FLOAT32, bundle);
      if (precisions.contains(Precision.FLOAT32)) {
        contenders.add(open(source, bundle, Flavour.FLOAT32, Precision.FLOAT32, threads));
      }
      if (precisions.contains(Precision.BFLOAT16)) {
        contenders.add(open(source, bundle, Flavour.BFLOAT16, Precision.BFLOAT16, threads));
      }
      return contenders;
    } catch (RuntimeException e) {
      contenders.forEach(Contender::close);
      throw e;
    } finally {
      TemporaryFolders.delete(bundle);
    }
  }

  private static Contender open(
      SourceModel source, Path bundle, Flavour flavour, Precision precision, int threads) {
    ModelForm form = new ModelForm(source.architecture(), source.task(), source.labels(), false);
    ModelSession session =
        ModelSession.open(
            form,
            flavour,
            WeightType.FLOAT32.type(),
            bundle.resolve(VariablesFile.PREFIX),
            new SessionSettings(Device.CPU, threads, 0));
    return new LitmillContender(session, precision, threads);
  }
}
