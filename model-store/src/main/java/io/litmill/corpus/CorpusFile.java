package io.litmill.corpus;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A corpus' file, plain or gzip whatever its name says. A file that is not there is read from the
 * one with .gz after its name.
 */
final class CorpusFile {
  private static final int BUFFER = 1 << 16;
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private CorpusFile() {}

  static InputStream open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new CorpusException(file + " is a folder; a file is expected");
    }
    InputStream raw = new BufferedInputStream(stored(file), BUFFER);
    try {
      return isGzip(raw) ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER) : raw;
    } catch (IOException e) {
      raw.close();
      throw new CorpusException(file + " cannot be read as gzip: " + e.getMessage(), e);
    }
  }

  /** The name without folder and without .gz, for ids and messages. */
  static String shortName(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }

  private static InputStream stored(Path file) throws IOException {
    Path packed = file.resolveSibling(file.getFileName() + ".gz");
    boolean onlyPacked = !Files.exists(file) && Files.exists(packed);
    try {
      return Files.newInputStream(onlyPacked ? packed : file);
    } catch (NoSuchFileException e) {
      throw new CorpusException("there is no file " + file, e);
    }
  }

  private static boolean isGzip(InputStream raw) throws IOException {
    raw.mark(2);
    boolean gzip = raw.read() == GZIP_FIRST && raw.read() == GZIP_SECOND;
    raw.reset();
    return gzip;
  }
}
