package io.litmill.cli;

import io.litmill.architecture.Task;
import io.litmill.bundle.Bundle;
import io.litmill.bundle.ImportSettings;
import io.litmill.bundle.Manifest;
import io.litmill.bundle.Manifest.Drift;
import io.litmill.bundle.ModelImport;
import io.litmill.bundle.Parity;
import io.litmill.bundle.Reference;
import io.litmill.bundle.ReferenceCheck;
import io.litmill.bundle.WeightType;
import io.litmill.checkpoint.source.Overrides;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code litmill model import}. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a model bundle out of a checkpoint.",
      "Read are TensorFlow checkpoints of BERT (BioBERT, BlueBERT) and Hugging Face folders with"
          + " safetensors of BERT, RoBERTa, ELECTRA, DistilBERT and BioGPT."
    })
final class ModelImportCommand implements Callable<Integer> {
  @Mixin private StoreOption store;
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SOURCE",
      description = "Folder of the checkpoint, or a TensorFlow checkpoint's path without suffix")
  private Path source;

  @Option(names = "--name", description = "Name of the bundle; default: the folder's name")
  private String name;

  @Option(
      names = "--task",
      converter = TaskConverter.class,
      description =
          "token, single-label, multi-label, regression, question, encoder or causal-lm; needed"
              + " where the checkpoint does not say")
  private Task task;

  @Option(
      names = "--labels",
      split = ",",
      paramLabel = "LABEL",
      description = "Labels in the order of the head's outputs, separated by commas")
  private List<String> labels = List.of();

  @Option(
      names = "--threshold",
      split = ",",
      paramLabel = "LABEL=P",
      description = "Probability from which a label is given; 0.5 if not set; multi-label only")
  private Map<String, Double> thresholds = Map.of();

  @Option(
      names = "--max-tokens",
      paramLabel = "N",
      description = "Longest sequence in tokens; default: what the position embeddings allow")
  private Integer maxTokens;

  @Option(
      names = "--precision",
      defaultValue = "auto",
      description =
          "To compute in: ${COMPLETION-CANDIDATES}; AUTO is bfloat16 where the processor has it."
              + " Default: ${DEFAULT-VALUE}")
  private Manifest.Precision precision;

  @Option(
      names = "--weights",
      defaultValue = "float32",
      description = "To store weights in: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private WeightType weightType;

  @Option(names = "--license", description = "Licence of the weights, kept in the manifest")
  private String license;

  @Option(names = "--replace", description = "Replace a bundle of the same name")
  private boolean replace;

  @Option(
      names = "--reference",
      paramLabel = "FILE",
      description = "Outputs of another engine (litmill-reference/1) to compare the bundle with")
  private Path reference;

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    Optional<Reference> expected = expected();
    ModelImport.Imported imported = ModelImport.run(source, store.store(), settings());
    imported.notes().forEach(note -> err.println("note: " + note));
    imported.model().unused().unexpected().forEach(name -> err.println("unused tensor: " + name));
    print(imported.bundle());
    return expected.isEmpty() ? 0 : compare(imported.bundle(), expected.get());
  }

  /** Read before the import, which takes longer than finding out that a file is not there. */
  private Optional<Reference> expected() throws IOException {
    return reference == null ? Optional.empty() : Optional.of(Reference.read(reference));
  }

  private ImportSettings settings() {
    return new ImportSettings(
        name == null ? folderName() : name,
        new Overrides(Optional.ofNullable(task), labels),
        Optional.ofNullable(maxTokens),
        precision,
        weightType,
        license,
        thresholds,
        replace);
  }

  /** Of the source, or of what a checkpoint's path stands in. */
  private String folderName() {
    Path path = source.toAbsolutePath().normalize();
    Path named = Files.isDirectory(path) ? path.getFileName() : path.getParent().getFileName();
    return String.valueOf(named);
  }

  private void print(Bundle bundle) {
    PrintWriter out = spec.commandLine().getOut();
    Manifest manifest = bundle.manifest();
    out.println(bundle.id());
    out.println("  folder      " + bundle.folder());
    out.println("  task        " + manifest.model().task().optionName());
    out.println("  labels      " + String.join(", ", manifest.model().labels()));
    out.println("  parameters  " + manifest.parameters());
    for (Drift drift : manifest.drift()) {
      out.printf(
          Locale.ROOT,
          "  %-10s  rms %.1e, %d of %d decisions changed on the golden texts%n",
          drift.flavour().optionName(),
          drift.rms(),
          drift.changed(),
          drift.decisions());
    }
  }

  private int compare(Bundle bundle, Reference expected) throws IOException {
    Parity parity = ReferenceCheck.of(bundle, expected);
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "  reference   %s against %s: %d values, largest difference %.1e (%s), allowed %.0e%n",
            parity.holds() ? "agrees" : "DIFFERS",
            expected.engine(),
            parity.values(),
            parity.maxDifference(),
            parity.at(),
            Parity.TOLERANCE);
    return parity.holds() ? 0 : 1;
  }
}
