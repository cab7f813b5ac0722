package io.litmill.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The digest that PubMed publishes with its files; it finds damage, not malice. */
public final class Md5 {
  /** PubMed writes {@code MD5(pubmed26n0001.xml.gz)= 0123…}; md5sum writes the digest first. */
  private static final Pattern LINE =
      Pattern.compile("(?:MD5\\s?\\([^)]*\\)\\s?=\\s*)?([0-9a-fA-F]{32})(?:\\s.*)?");

  private static final int BUFFER = 1 << 18;

  private Md5() {}

  /**
   * The digest in the text of a {@code .md5} file.
   *
   * @throws IOException if there is none
   */
  static String in(String text, String location) throws IOException {
    Matcher line = LINE.matcher(text.strip());
    if (!line.matches()) {
      throw new IOException(
          "%s holds no MD5 digest; expected is a line MD5(NAME)= with 32 hexadecimal digits"
              .formatted(location));
    }
    return line.group(1).toLowerCase(Locale.ROOT);
  }

  /** The digest of a file: 32 hexadecimal digits in lower case. */
  public static String of(Path file) throws IOException {
    MessageDigest digest = digest();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
