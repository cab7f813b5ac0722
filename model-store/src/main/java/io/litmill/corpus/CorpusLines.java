package io.litmill.corpus;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * The numbered lines of a UTF-8 file, plain or gzip, that end in LF or CRLF. Other characters that
 * some take for line ends stay in the line. A byte order mark is left out.
 */
final class CorpusLines implements Closeable {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private final Path file;
  private final InputStream in;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int number;

  CorpusLines(Path file) throws IOException {
    this.file = file;
    this.in = CorpusFile.open(file);
  }

  /** The next line without its end, or null after the last one. */
  String next() throws IOException {
    number++;
    if (!fill()) {
      return null;
    }
    String line = decoded();
    if (number == 1 && line.startsWith(BYTE_ORDER_MARK)) {
      line = line.substring(1);
    }
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  /** Of the line that {@link #next} gave last; the first line is 1. */
  int number() {
    return number;
  }

  CorpusException error(String problem) {
    return error(number, problem, null);
  }

  CorpusException error(int line, String problem, Throwable cause) {
    return new CorpusException("%s line %d: %s".formatted(file, line, problem), cause);
  }

  /**
   * The fields of a line.
   *
   * @param form what the line should be, for the message
   * @throws CorpusException if the number of fields is another one
   */
  String[] fields(String line, int count, String form) throws CorpusException {
    String[] fields = line.split("\t", -1);
    if (fields.length != count) {
      throw error(
          "has %d TAB-separated fields; expected %d: %s".formatted(fields.length, count, form));
    }
    return fields;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean fill() throws IOException {
    bytes.reset();
    try {
      int next = in.read();
      boolean any = next >= 0;
      while (next >= 0 && next != '\n') {
        bytes.write(next);
        next = in.read();
      }
      return any;
    } catch (EOFException | ZipException e) {
      throw error(number, "the gzip data is damaged or ends early", e);
    }
  }

  private String decoded() throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())) + "";
    } catch (CharacterCodingException e) {
      throw error(number, "is not UTF-8", e);
    }
  }
}
