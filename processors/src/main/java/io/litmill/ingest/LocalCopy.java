package io.litmill.ingest;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A source whose bytes are on this machine. Closing it removes what was fetched for it. */
public final class LocalCopy implements Closeable {
  private final Path file;
  private final boolean temporary;
  private final InputStream stream;

  private LocalCopy(Path file, boolean temporary, InputStream stream) {
    this.file = file;
    this.temporary = temporary;
    this.stream = stream;
  }

  static LocalCopy of(Path file) {
    return new LocalCopy(file, false, null);
  }

  /** Of a file that is removed in the end. */
  static LocalCopy temporary(Path file) {
    return new LocalCopy(file, true, null);
  }

  /** Of what can be read once only. */
  static LocalCopy of(InputStream stream) {
    return new LocalCopy(null, false, stream);
  }

  /** The file; empty for what can be read once only. */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /** The bytes from the first; closing the stream does not close the copy. */
  public InputStream open() throws IOException {
    return file == null ? stream : Files.newInputStream(file);
  }

  /** The bytes from the first; closing the stream closes the copy. */
  InputStream openOnce() throws IOException {
    return new FilterInputStream(open()) {
      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        return in.read(target, offset, length);
      }

      @Override
      public void close() throws IOException {
        try (LocalCopy copy = LocalCopy.this) {
          super.close();
        }
      }
    };
  }

  @Override
  public void close() throws IOException {
    if (temporary) {
      Files.deleteIfExists(file);
    }
  }
}
