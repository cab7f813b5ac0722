package io.litmill.checkpoint.source;

import io.litmill.architecture.Family;
import io.litmill.checkpoint.Checkpoint;
import io.litmill.checkpoint.CheckpointException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tensorflow.ndarray.Shape;

/** Finds the form of a checkpoint. */
final class NameTables {
  private static final String TENSORFLOW_MARK = "embeddings/word_embeddings";
  private static final String TOKEN_TYPES = "embeddings.token_type_embeddings.weight";
  private static final Shape TWO_ROWS = Shape.of(2, Shape.UNKNOWN_SIZE);
  private static final List<NameTable> HUGGING_FACE =
      List.of(
          BertNames.TABLE,
          RobertaNames.TABLE,
          ElectraNames.TABLE,
          DistilBertNames.TABLE,
          BioGptNames.TABLE);

  private NameTables() {}

  /**
   * By the names of TensorFlow; else by what the configuration says; else by the names.
   *
   * @param notes receives what the user should know
   */
  static NameTable of(ModelConfig config, Checkpoint checkpoint, List<String> notes)
      throws IOException {
    Collection<String> names = checkpoint.names();
    if (names.stream().anyMatch(name -> name.endsWith(TENSORFLOW_MARK))) {
      return TensorFlowBertNames.TABLE;
    }
    Optional<Family> family = config.family();
    return table(family.isPresent() ? family.get() : familyOfNames(config, checkpoint, notes));
  }

  private static NameTable table(Family family) {
    return HUGGING_FACE.stream()
        .filter(table -> table.family() == family)
        .findFirst()
        .orElseThrow();
  }

  private static Family familyOfNames(ModelConfig config, Checkpoint checkpoint, List<String> notes)
      throws IOException {
    Collection<String> names = checkpoint.names();
    Optional<Family> ofPrefix = familyOfPrefix(names);
    if (ofPrefix.isEmpty() && !bareBert(checkpoint)) {
      throw new CheckpointException(
          "%s names no model_type, and the tensors of %s (%s …) do not tell; add one of bert, roberta, electra, distilbert, biogpt"
              .formatted(
                  config.file(),
                  checkpoint.file(),
                  names.stream().limit(3).collect(Collectors.joining(", "))));
    }
    Family family = ofPrefix.orElse(Family.BERT);
    notes.add(
        "%s names no model_type; by the names of its tensors the model is taken for %s"
            .formatted(config.file().getFileName(), family.modelType()));
    return family;
  }

  /**
   * Early encoders were published without a model type. RoBERTa has the same names, but one token
   * type; ELECTRA is younger than the model type.
   */
  private static boolean bareBert(Checkpoint checkpoint) throws IOException {
    return checkpoint.names().contains(TOKEN_TYPES)
        && checkpoint.tensor(TOKEN_TYPES).shape().isCompatibleWith(TWO_ROWS);
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
