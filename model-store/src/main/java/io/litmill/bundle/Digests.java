package io.litmill.bundle;

import io.litmill.bundle.Manifest.FileDigest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** SHA-256 of files. */
final class Digests {
  private static final int BUFFER = 1 << 20;

  private Digests() {}

  static FileDigest of(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER];
    long bytes = 0;
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
      }
    }
    return new FileDigest(bytes, HexFormat.of().formatHex(digest.digest()));
  }

  static String of(byte[] content) {
    return HexFormat.of().formatHex(sha256().digest(content));
  }

  /** Of all regular files beneath a folder but {@code except}, on all cores; paths with slashes. */
  static SortedMap<String, FileDigest> ofFolder(Path folder, String except) throws IOException {
    List<Path> paths;
    try (Stream<Path> files = Files.walk(folder)) {
      paths = files.filter(Files::isRegularFile).toList();
    }
    SortedMap<String, FileDigest> digests = new ConcurrentSkipListMap<>();
    try {
      paths.parallelStream().forEach(path -> digests.put(name(folder, path), ofUnchecked(path)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    digests.remove(except);
    return digests;
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static FileDigest ofUnchecked(Path file) {
    try {
      return of(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
