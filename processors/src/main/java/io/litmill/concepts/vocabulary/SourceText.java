package io.litmill.concepts.vocabulary;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The bytes of one file, with what is needed to say where something is wrong. */
final class SourceText {
  private final String file;
  private final InputStream bytes;
  private BufferedReader lines;
  private long line;

  SourceText(String file, InputStream bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /** For formats that are no lines. Closing it does nothing. */
  InputStream bytes() {
    return new FilterInputStream(bytes) {
      @Override
      public void close() {}
    };
  }

  /** The next line, or null at the end. UTF-8; a byte order mark is left out. */
  String nextLine() throws IOException {
    if (lines == null) {
      lines =
          new BufferedReader(
              new InputStreamReader(
                  bytes,
                  StandardCharsets.UTF_8
                      .newDecoder()
                      .onMalformedInput(CodingErrorAction.REPORT)
                      .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }
    line++;
    try {
      String next = lines.readLine();
      return line == 1 && next != null && next.startsWith("\uFEFF") ? next.substring(1) : next;
    } catch (CharacterCodingException e) {
      throw new VocabularyException(file + ", near line " + line + ": not UTF-8 text", e);
    }
  }

  /** The next line that is neither blank nor begins with {@code #}, or null. */
  String nextData() throws IOException {
    String next = nextLine();
    while (next != null && (next.isBlank() || next.charAt(0) == '#')) {
      next = nextLine();
    }
    return next;
  }

  VocabularyException wrong(String reason) {
    return new VocabularyException(where() + ": " + reason);
  }

  String where() {
    return line > 0 ? file + ", line " + line : file;
  }
}
