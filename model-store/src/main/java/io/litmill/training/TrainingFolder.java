package io.litmill.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.litmill.bundle.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a training writes while it runs: {@code state-N.*}, weights and optimiser after N steps;
 * {@code progress.json}, which names the state that counts; and {@code best.*}, the weights with
 * the best score so far. A file becomes valid when progress.json names it, so that a training can
 * be killed at any moment.
 */
final class TrainingFolder {
  private static final String PROGRESS = "progress.json";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path folder;

  TrainingFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** What an earlier run left. */
  Optional<Progress> progress() throws IOException {
    Path file = folder.resolve(PROGRESS);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file.toFile(), Progress.class));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s cannot be read (%s); delete %s to begin again"
              .formatted(file, e.getOriginalMessage(), folder),
          e);
    }
  }

  /** The path, without suffix, that the state after some steps is written to. */
  Path state(long step) {
    return folder.resolve("state-" + step);
  }

  /** Path of the weights of the evaluation, without suffix. */
  Path weights(int evaluation) {
    return folder.resolve("weights-" + evaluation);
  }

  /** Makes a progress the one that counts, and deletes what it does not name. */
  void write(Progress progress) throws IOException {
    Path draft = folder.resolve(PROGRESS + ".new");
    JSON.writeValue(draft.toFile(), progress);
    Files.move(
        draft,
        folder.resolve(PROGRESS),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    String best = weights(progress.bestEvaluation()).getFileName() + ".";
    String state = progress.variables() + ".";
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString();
        boolean old = name.startsWith("state-") || name.startsWith("weights-");
        if (old && !name.startsWith(best) && !name.startsWith(state)) {
          Files.delete(file);
        }
      }
    }
  }

  void delete() throws IOException {
    Folders.delete(folder);
  }
}
