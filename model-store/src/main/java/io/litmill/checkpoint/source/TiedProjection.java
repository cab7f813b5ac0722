package io.litmill.checkpoint.source;

import io.litmill.checkpoint.CheckpointException;
import io.litmill.checkpoint.CheckpointTensor;
import java.io.IOException;
import java.util.Optional;

/** BioGPT's projection onto the vocabulary, which is the matrix of the word embeddings. */
final class TiedProjection {
  private TiedProjection() {}

  /**
   * @throws CheckpointException if the checkpoint has a projection of its own
   */
  static void require(ModelConfig config, StoredTensors tensors) throws IOException {
    Optional<CheckpointTensor> projection = tensors.find(BioGptNames.OUTPUT_PROJECTION);
    if (projection.isEmpty()) {
      if (!config.flag("tie_word_embeddings", true)) {
        throw new CheckpointException(
            "%s: tie_word_embeddings is false, but %s does not hold %s"
                .formatted(config.file(), tensors.file(), BioGptNames.OUTPUT_PROJECTION));
      }
      return;
    }
    String stored = tensors.table().storedInEncoder("embeddings/word");
    Optional<CheckpointTensor> embeddings = tensors.find(stored);
    if (embeddings.isPresent() && !equal(projection.get(), embeddings.get())) {
      throw new CheckpointException(
          "%s: %s differs from %s; a projection of its own is not supported, only one that is tied to the embeddings"
              .formatted(tensors.file(), projection.get().name(), embeddings.get().name()));
    }
  }

  private static boolean equal(CheckpointTensor left, CheckpointTensor right) {
    return left.type() == right.type()
        && left.shape().equals(right.shape())
        && left.data().mismatch(right.data()) < 0;
  }
}
