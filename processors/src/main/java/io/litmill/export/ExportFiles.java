package io.litmill.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Files that come into being together. Until {@link #publish} they have {@code .part} at the end of
 * their names; closed before, they are deleted, and files of an earlier export stay as they were.
 */
public final class ExportFiles implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path folder;
  private final boolean gzip;
  private final Map<Path, Path> partOf = new LinkedHashMap<>();
  private final List<Writer> open = new ArrayList<>();

  /**
   * @param folder made if it is not there
   * @param gzip whether they are compressed, with {@code .gz} at the end of their names
   */
  public ExportFiles(Path folder, boolean gzip) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.gzip = gzip;
  }

  /** Opens a file for UTF-8 text. */
  Writer open(String name) throws IOException {
    Path file = folder.resolve(gzip ? name + ".gz" : name);
    Path part = folder.resolve(file.getFileName() + ".part");
    partOf.put(file, part);
    OutputStream out = Files.newOutputStream(part);
    Writer writer =
        new OutputStreamWriter(
            gzip ? new GZIPOutputStream(out, BUFFER) : new BufferedOutputStream(out, BUFFER),
            StandardCharsets.UTF_8);
    open.add(writer);
    return writer;
  }

  /** Closes the files and gives them their names, in place of those of an earlier export. */
  public List<Path> publish() throws IOException {
    closeWriters();
    for (Map.Entry<Path, Path> file : partOf.entrySet()) {
      Files.move(
          file.getValue(),
          file.getKey(),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    }
    List<Path> published = List.copyOf(partOf.keySet());
    partOf.clear();
    return published;
  }

  private void closeWriters() throws IOException {
    for (Writer writer : open) {
      writer.close();
    }
    open.clear();
  }

  @Override
  public void close() throws IOException {
    closeWriters();
    for (Path part : partOf.values()) {
      Files.deleteIfExists(part);
    }
  }
}
