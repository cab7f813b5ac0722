package io.litmill.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.litmill.architecture.ModelForm;
import io.litmill.architecture.Task;
import io.litmill.bundle.Manifest.Drift;
import io.litmill.checkpoint.source.WeightSource;
import io.litmill.graph.Flavour;
import io.litmill.model.Device;
import io.litmill.model.FloatTensor;
import io.litmill.model.ModelGraph;
import io.litmill.model.ModelSession;
import io.litmill.model.SessionSettings;
import io.litmill.model.TokenRows;
import io.litmill.tokenizer.TokenSequence;
import io.litmill.tokenizer.Tokenizer;
import io.litmill.tokenizer.TokenizerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.tensorflow.TensorFlow;

/** Writes the files of a bundle into its folder; the manifest comes last and from elsewhere. */
final class BundleWriter {
  private final Path folder;
  private final Manifest plan;
  private final ModelForm form;
  private final Tokenizer tokenizer;

  /**
   * A writer of one bundle.
   *
   * @param plan the manifest, without what is known of the files
   */
  BundleWriter(Path folder, Manifest plan, Tokenizer tokenizer) {
    this.folder = folder;
    this.plan = plan;
    this.form = plan.model();
    this.tokenizer = tokenizer;
  }

  void writeModel(List<WeightSource> weights) throws IOException {
    VariablesFile.write(weights, plan.weightType(), folder);
    try (ModelGraph graph =
        ModelGraph.build(form, Flavour.FLOAT32, plan.weightType().type(), Device.CPU)) {
      SavedModelFile.write(graph, form.architecture().tokenTypes() > 1, folder);
    }
    Path tokenizerFolder = Files.createDirectory(folder.resolve(Bundle.TOKENIZER));
    TokenizerFiles.write(tokenizer, OptionalInt.of(plan.maxTokens()), tokenizerFolder);
  }

  /** Computes the golden texts, writes the outputs, and measures what half precision changes. */
  List<Drift> writeGolden() throws IOException {
    List<TokenRows> sequences = goldenSequences();
    try (ModelSession exact = open(Flavour.FLOAT32)) {
      Bundle.JSON.writeValue(folder.resolve(Bundle.GOLDEN).toFile(), golden(exact, sequences));
      Manifest.Precision precision = plan.precision();
      if (precision == Manifest.Precision.FLOAT32) {
        return List.of();
      }
      Flavour flavour =
          precision == Manifest.Precision.FLOAT16 ? Flavour.FLOAT16 : Flavour.BFLOAT16;
      try (ModelSession half = open(flavour)) {
        return List.of(HalfPrecision.measure(plan, exact, flavour, half, sequences));
      }
    }
  }

  private ModelSession open(Flavour flavour) {
    return ModelSession.open(
        form,
        flavour,
        plan.weightType().type(),
        folder.resolve(VariablesFile.PREFIX),
        SessionSettings.cpu());
  }

  /** The golden texts, cut where the model takes less. */
  private List<TokenRows> goldenSequences() {
    List<TokenRows> sequences = new ArrayList<>();
    for (String sentence : GoldenTexts.SENTENCES) {
      TokenSequence sequence = tokenizer.frame().single(tokenizer.encode(sentence));
      int length = Math.min(sequence.size(), plan.maxTokens());
      sequences.add(
          TokenRows.single(
              Arrays.copyOf(sequence.ids(), length), Arrays.copyOf(sequence.tokenTypes(), length)));
    }
    return sequences;
  }

  private static void requireFinite(String name, FloatTensor output) {
    for (float value : output.values()) {
      if (!Float.isFinite(value)) {
        throw new BundleException(
            "the model computes " + value + " in " + name + ": its weights are damaged");
      }
    }
  }

  private Reference golden(ModelSession session, List<TokenRows> sequences) {
    // where every token is answered with a long vector, one sequence says enough
    boolean wide = form.task() == Task.ENCODER || form.task() == Task.CAUSAL_LM;
    List<Reference.Example> examples = new ArrayList<>();
    for (TokenRows sequence : wide ? sequences.subList(0, 1) : sequences) {
      Map<String, JsonNode> outputs = new HashMap<>();
      for (Map.Entry<String, FloatTensor> output : session.run(sequence).entrySet()) {
        requireFinite(output.getKey(), output.getValue());
        outputs.put(output.getKey(), NestedNumbers.ofSingle(output.getValue()));
      }
      examples.add(
          new Reference.Example(null, null, sequence.ids(), sequence.tokenTypes(), outputs));
    }
    String engine = "Litmill, TensorFlow " + TensorFlow.version() + ", float32";
    return new Reference(Reference.FORMAT, engine, examples);
  }
}
