package io.litmill.model;

import io.litmill.architecture.ModelForm;
import io.litmill.bench.ModelSize;
import io.litmill.bench.RandomModel;
import io.litmill.bundle.VariablesFile;
import io.litmill.bundle.WeightType;
import io.litmill.checkpoint.source.Overrides;
import io.litmill.checkpoint.source.SourceModel;
import io.litmill.graph.Flavour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A token-labelling BERT model of random weights, small enough for thousands of runs. */
record SmallTokenModel(ModelForm form, Path variables) {
  private static final ModelSize SIZE = new ModelSize(64, 2, 4, 200);

  /** Writes the model into an empty folder. */
  static SmallTokenModel write(Path folder) throws IOException {
    RandomModel.write(SIZE, 5, folder);
    SourceModel source = SourceModel.read(folder, Overrides.none());
    VariablesFile.write(
        List.copyOf(source.weights().values()), WeightType.FLOAT32, folder.resolve("bundle"));
    return new SmallTokenModel(
        new ModelForm(source.architecture(), source.task(), source.labels(), false),
        folder.resolve("bundle").resolve(VariablesFile.PREFIX));
  }

  ModelSession open(Flavour flavour, int threads) {
    return ModelSession.open(
        form,
        flavour,
        WeightType.FLOAT32.type(),
        variables,
        new SessionSettings(Device.CPU, threads, 0));
  }

  /** Full rows of random tokens: 1 to 4 rows of 8 to 96 tokens a batch. */
  static List<TokenRows> randomRows(Random random, int count) {
    List<TokenRows> batches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int rows = 1 + random.nextInt(4);
      int length = 8 * (1 + random.nextInt(12));
      int[] sequences = new int[rows * length];
      Arrays.fill(sequences, 1);
      int[] ids = random.ints(rows * length, 0, SIZE.vocabulary()).toArray();
      batches.add(new TokenRows(rows, length, ids, sequences, new int[rows * length], null, null));
    }
    return batches;
  }
}
