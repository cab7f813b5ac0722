package io.litmill.concepts.vocabulary;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/** An open file, unpacked if it is gzip, with the digest of its bytes on disk. */
final class SourceFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int HEAD = 1 << 14;

  private final String name;
  private final DigestInputStream raw;
  private final InputStream content;

  private SourceFile(String name, DigestInputStream raw, InputStream content) {
    this.name = name;
    this.raw = raw;
    this.content = content;
  }

  static SourceFile open(String name, Vocabulary.Opener opener) throws IOException {
    DigestInputStream raw =
        new DigestInputStream(new BufferedInputStream(opener.open(), BUFFER), sha256());
    try {
      BufferedInputStream bytes = new BufferedInputStream(raw, BUFFER);
      bytes.mark(2);
      boolean gzip = bytes.read() == 0x1F && bytes.read() == 0x8B;
      bytes.reset();
      InputStream content = gzip ? new GZIPInputStream(bytes, BUFFER) : bytes;
      return new SourceFile(name, raw, new BufferedInputStream(content, BUFFER));
    } catch (IOException e) {
      raw.close();
      throw new VocabularyException(name + ": " + e.getMessage(), e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The beginning of the text, without taking it. */
  String head() throws IOException {
    content.mark(HEAD);
    byte[] bytes = content.readNBytes(HEAD);
    content.reset();
    String head = new String(bytes, StandardCharsets.UTF_8);
    return head.startsWith("\uFEFF") ? head.substring(1) : head;
  }

  SourceText text() {
    return new SourceText(name, content);
  }

  /** SHA-256 of the whole file, in hexadecimal; reads what is left of it. */
  String digest() throws IOException {
    raw.transferTo(OutputStream.nullOutputStream());
    return HexFormat.of().formatHex(raw.getMessageDigest().digest());
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
