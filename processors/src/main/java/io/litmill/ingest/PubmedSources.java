package io.litmill.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds sources of PubMed XML and brings them into the order in which they apply. */
public final class PubmedSources {
  private PubmedSources() {}

  /**
   * The sources that arguments of a command name: files, folders with all {@code .xml}, {@code
   * .xml.gz} and tar files in them, {@code http(s)} URLs, URLs of folders (ending in a slash), and
   * {@code -} for the standard input. Files with a number ({@link SourceOrder}) come first, in the
   * order of their numbers, then all others in the order of the arguments, those of a folder by
   * name. A file that is named twice comes once.
   *
   * @throws NoSuchFileException if there is no such file
   * @throws IllegalArgumentException if a folder holds no such files
   */
  public static List<PubmedSource> of(List<String> arguments) throws IOException {
    Map<String, PubmedSource> found = new LinkedHashMap<>();
    for (String argument : arguments) {
      for (PubmedSource source : sources(argument)) {
        found.putIfAbsent(source.location(), source);
      }
    }
    return inOrder(found.values().stream());
  }

  private static List<PubmedSource> inOrder(Stream<PubmedSource> sources) {
    Comparator<PubmedSource> byNumber =
        Comparator.comparingLong(
            source -> SourceOrder.numberOf(source.name()).orElse(Long.MAX_VALUE));
    return sources.sorted(byNumber).toList();
  }

  private static List<? extends PubmedSource> sources(String argument) throws IOException {
    if (argument.equals("-")) {
      return List.of(new StandardInputSource());
    }
    if (argument.startsWith("http://") || argument.startsWith("https://")) {
      return argument.endsWith("/") ? UrlFolder.sources(argument) : List.of(UrlSource.of(argument));
    }
    Path path = Path.of(argument);
    if (Files.isDirectory(path)) {
      return folder(path);
    }
    if (!Files.exists(path)) {
      throw new NoSuchFileException(argument);
    }
    return List.of(new FileSource(path.toAbsolutePath().normalize()));
  }

  private static List<FileSource> folder(Path folder) throws IOException {
    List<FileSource> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> isInput(String.valueOf(file.getFileName())) && Files.isRegularFile(file))
          .sorted()
          .forEach(file -> sources.add(new FileSource(file.toAbsolutePath().normalize())));
    }
    if (sources.isEmpty()) {
      throw new IllegalArgumentException(
          "%s holds no PubMed XML: no .xml, .xml.gz, .tar, .tar.gz or .tgz file".formatted(folder));
    }
    return sources;
  }

  private static boolean isInput(String name) {
    return !name.startsWith(".") && (Documents.isXml(name) || Documents.isArchive(name));
  }
}
