package io.litmill.checkpoint.source;

import io.litmill.architecture.Family;
import io.litmill.checkpoint.Checkpoint;
import io.litmill.checkpoint.CheckpointException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the form of a checkpoint. */
final class NameTables {
  private static final String TENSORFLOW_MARK = "embeddings/word_embeddings";
  private static final List<NameTable> HUGGING_FACE =
      List.of(
          BertNames.TABLE,
          RobertaNames.TABLE,
          ElectraNames.TABLE,
          DistilBertNames.TABLE,
          BioGptNames.TABLE);

  private NameTables() {}

  /** By the names of TensorFlow; else by what the configuration says; else by a prefix. */
  static NameTable of(ModelConfig config, Checkpoint checkpoint) throws CheckpointException {
    Collection<String> names = checkpoint.names();
    if (names.stream().anyMatch(name -> name.endsWith(TENSORFLOW_MARK))) {
      return TensorFlowBertNames.TABLE;
    }
    Optional<Family> family = config.family().or(() -> familyOfPrefix(names));
    if (family.isEmpty()) {
      throw new CheckpointException(
          "%s names no model_type, and the tensors of %s (%s …) do not tell; add one of bert, roberta, electra, distilbert, biogpt"
              .formatted(
                  config.file(),
                  checkpoint.file(),
                  names.stream().limit(3).collect(Collectors.joining(", "))));
    }
    return HUGGING_FACE.stream()
        .filter(table -> table.family() == family.get())
        .findFirst()
        .orElseThrow();
  }

  private static Optional<Family> familyOfPrefix(Collection<String> names) {
    return HUGGING_FACE.stream()
        .filter(
            table ->
                table.spelling().prefixes().stream()
                    .anyMatch(prefix -> names.stream().anyMatch(name -> name.startsWith(prefix))))
        .map(NameTable::family)
        .findFirst();
  }
}
