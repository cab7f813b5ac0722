package io.litmill.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what a folder, a file or a prefix holds, and opens it. */
public final class Checkpoints {
  private static final String SAFETENSORS = "model.safetensors";
  private static final String SHARDED = "model.safetensors.index.json";
  private static final String JSON_SUFFIX = ".json";

  private Checkpoints() {}

  /**
   * Opens a checkpoint.
   *
   * @param path a folder with {@code model.safetensors}, {@code model.safetensors.index.json} or
   *     one TensorFlow checkpoint; or one of these files; or the prefix of a TensorFlow checkpoint,
   *     as in {@code model.ckpt-1000000}. In a folder safetensors come first
   * @throws CheckpointException if there is none, or more than one, or it is in a format that is
   *     refused: pickled files are programs and are never read
   */
  public static Checkpoint open(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return openFolder(path);
    }
    if (path.toString().endsWith(".safetensors") && Files.isRegularFile(path)) {
      return SafetensorsFile.open(path);
    }
    if (path.toString().endsWith(JSON_SUFFIX) && Files.isRegularFile(path)) {
      return ShardedSafetensors.open(path);
    }
    Optional<Path> index = tensorFlowIndex(path);
    if (index.isPresent()) {
      return TensorFlowBundle.open(index.get());
    }
    throw UnreadableFormat.firstOf(List.of(path)).orElseGet(() -> notFound(path));
  }

  private static Checkpoint openFolder(Path folder) throws IOException {
    if (Files.isRegularFile(folder.resolve(SAFETENSORS))) {
      return SafetensorsFile.open(folder.resolve(SAFETENSORS));
    }
    if (Files.isRegularFile(folder.resolve(SHARDED))) {
      return ShardedSafetensors.open(folder.resolve(SHARDED));
    }
    List<Path> files = files(folder);
    List<Path> indexes = files.stream().filter(Checkpoints::isTensorFlowIndex).toList();
    if (indexes.size() > 1) {
      throw new CheckpointException(
          "%s holds several checkpoints; name one of them: %s"
              .formatted(
                  folder,
                  indexes.stream()
                      .map(index -> prefix(index).toString())
                      .collect(Collectors.joining(", "))));
    }
    if (indexes.size() == 1) {
      return TensorFlowBundle.open(indexes.get(0));
    }
    throw UnreadableFormat.firstOf(files).orElseGet(() -> notFound(folder));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static boolean isTensorFlowIndex(Path file) {
    String name = file.getFileName().toString();
    return name.contains(".ckpt") && name.endsWith(TensorFlowBundle.INDEX_SUFFIX);
  }

  /** The index of the bundle that a prefix, an index or a data file belongs to. */
  private static Optional<Path> tensorFlowIndex(Path path) {
    String prefix = path.toString().replaceFirst("\\.(index|meta|data-[0-9]{5}-of-[0-9]{5})$", "");
    return Optional.of(Path.of(prefix + TensorFlowBundle.INDEX_SUFFIX))
        .filter(Files::isRegularFile);
  }

  private static Path prefix(Path index) {
    String name = index.toString();
    return Path.of(name.substring(0, name.length() - TensorFlowBundle.INDEX_SUFFIX.length()));
  }

  private static CheckpointException notFound(Path path) {
    return new CheckpointException(
        "%s holds no checkpoint: looked for %s, %s, and TensorFlow's *.ckpt*.index"
            .formatted(path, SAFETENSORS, SHARDED));
  }
}
