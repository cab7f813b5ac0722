package io.litmill.bundle;

import io.litmill.architecture.Task;
import io.litmill.checkpoint.source.Overrides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The small checkpoints of the test resources, each in the form of a published model. */
public final class PublishedCheckpoints {
  private static final Path FOLDER = Path.of("src/test/resources/checkpoints");
  private static final Set<String> REFUSED = Set.of("malformed", "tf1-partitioned");

  /** What these checkpoints do not say of themselves. */
  private static final Map<String, Task> TASKS =
      Map.of(
          "biobert-mnli", Task.SINGLE_LABEL,
          "tf1-biobert-ner", Task.TOKEN,
          "tf1-biobert-re", Task.SINGLE_LABEL);

  private PublishedCheckpoints() {}

  public static List<String> names() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !REFUSED.contains(name))
          .sorted()
          .toList();
    }
  }

  public static Path folder(String name) {
    return FOLDER.resolve(name);
  }

  public static Reference reference(String name) throws IOException {
    return Reference.read(folder(name).resolve("reference.json"));
  }

  public static ImportSettings settings(String name) {
    ImportSettings plain = ImportSettings.named(name);
    return new ImportSettings(
        name,
        new Overrides(Optional.ofNullable(TASKS.get(name)), List.of()),
        plain.maxTokens(),
        plain.precision(),
        plain.weightType(),
        plain.license(),
        plain.thresholds(),
        plain.replace());
  }

  public static Bundle imported(String name, Path store) throws IOException {
    return ModelImport.run(folder(name), new ModelStore(List.of(store)), settings(name)).bundle();
  }
}
