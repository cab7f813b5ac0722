package io.litmill.checkpoint.source;

import io.litmill.architecture.Activation;
import io.litmill.architecture.Architecture;
import io.litmill.architecture.Family;
import io.litmill.checkpoint.CheckpointException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Derives the architecture from the configuration, and counts of rows from the tensors. */
final class ArchitectureReader {
  private static final double BERT_EPSILON = 1e-12;

  /** What BioGPT's code uses, whatever {@code layer_norm_eps} says. */
  private static final double BIOGPT_EPSILON = 1e-5;

  /** Rows that BioGPT leaves free before the first position. */
  private static final int BIOGPT_OFFSET = 2;

  private final ModelConfig config;
  private final StoredTensors tensors;
  private final List<String> notes;

  private ArchitectureReader(ModelConfig config, StoredTensors tensors, List<String> notes) {
    this.config = config;
    this.tensors = tensors;
    this.notes = notes;
  }

  /**
   * @param notes receives what the user should know
   */
  static Architecture read(ModelConfig config, StoredTensors tensors, List<String> notes)
      throws IOException {
    ArchitectureReader reader = new ArchitectureReader(config, tensors, notes);
    reader.requireSupported();
    try {
      return reader.architecture(tensors.table().family());
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(config.file() + ": " + e.getMessage(), e);
    }
  }

  private void requireSupported() throws CheckpointException {
    String positions = config.text("position_embedding_type").orElse("absolute");
    if (!positions.equals("absolute")) {
      throw new CheckpointException(
          "%s: position_embedding_type \"%s\" is not supported, only absolute"
              .formatted(config.file(), positions));
    }
    Optional<String> distances =
        tensors.names().stream().filter(name -> name.contains("distance_embedding")).findFirst();
    if (distances.isPresent()) {
      throw new CheckpointException(
          "%s: tensor %s belongs to relative positions, which are not supported"
              .formatted(tensors.file(), tensors.nameInFile(distances.get())));
    }
    if (!tensors.table().family().causal() && config.flag("is_decoder", false)) {
      throw new CheckpointException(
          config.file() + ": is_decoder is true; only BioGPT is supported as a decoder");
    }
  }

  private Architecture architecture(Family family) throws IOException {
    ConfigKeys keys = ConfigKeys.of(family);
    int hidden = config.requiredInteger(keys.hidden());
    int offset = positionOffset(family);
    return new Architecture(
        family,
        rows("embeddings/word", "vocab_size", 0),
        family == Family.ELECTRA ? config.requiredInteger("embedding_size") : hidden,
        hidden,
        config.requiredInteger(keys.layers()),
        config.requiredInteger(keys.heads()),
        config.requiredInteger(keys.intermediate()),
        rows(
            "embeddings/position", "max_position_embeddings", family == Family.BIOGPT ? offset : 0),
        offset,
        hasTokenTypes() ? rows("embeddings/token_type", "type_vocab_size", 0) : 0,
        epsilon(family),
        Activation.ofConfigName(config.text(keys.activation()).orElse("gelu")),
        embeddingScale(family, hidden));
  }

  private boolean hasTokenTypes() {
    return tensors.table().storedInEncoder("embeddings/token_type") != null;
  }

  /** Rows of the stored tensor; where it is missing, what the configuration says. */
  private int rows(String weight, String key, int more) throws IOException {
    Optional<Integer> rows = tensors.rows(tensors.table().storedInEncoder(weight));
    if (rows.isEmpty()) {
      return config.requiredInteger(key) + more;
    }
    int configured = config.integer(key).orElse(rows.get() - more) + more;
    if (configured != rows.get()) {
      notes.add(
          "%s has %d rows where %s of %s makes %d; the rows count"
              .formatted(weight, rows.get(), key, config.file().getFileName(), configured));
    }
    return rows.get();
  }

  private int positionOffset(Family family) throws CheckpointException {
    return switch (family) {
      case ROBERTA -> config.integer("pad_token_id").orElse(1) + 1;
      case BIOGPT -> BIOGPT_OFFSET;
      case BERT, ELECTRA, DISTILBERT -> 0;
    };
  }

  private double epsilon(Family family) throws CheckpointException {
    return switch (family) {
      case BERT, ROBERTA, ELECTRA -> config.number("layer_norm_eps").orElse(BERT_EPSILON);
      case DISTILBERT -> BERT_EPSILON;
      case BIOGPT -> BIOGPT_EPSILON;
    };
  }

  private double embeddingScale(Family family, int hidden) {
    return family == Family.BIOGPT && config.flag("scale_embedding", true) ? Math.sqrt(hidden) : 1;
  }
}
