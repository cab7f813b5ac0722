package io.litmill.ingest;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** A file of PubMed XML. */
record FileSource(Path file) implements PubmedSource {
  @Override
  public String name() {
    return String.valueOf(file.getFileName());
  }

  @Override
  public String location() {
    return file.toString();
  }

  @Override
  public OptionalLong size() {
    try {
      return OptionalLong.of(Files.size(file));
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public LocalCopy fetch() throws IOException {
    if (!Files.isReadable(file)) {
      throw Files.exists(file)
          ? new AccessDeniedException(file.toString())
          : new NoSuchFileException(file.toString());
    }
    return LocalCopy.of(file);
  }

  @Override
  public Optional<String> publishedMd5() throws IOException {
    Path digest = file.resolveSibling(name() + ".md5");
    return Files.isRegularFile(digest)
        ? Optional.of(Md5.in(Files.readString(digest), digest.toString()))
        : Optional.empty();
  }
}
