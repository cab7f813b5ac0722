package io.litmill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Memory of this process that is in RAM, in bytes, as Linux counts it in {@code /proc/self/status}.
 *
 * @param now all of it: Java's heap and code, native memory, and the pages of mapped files that
 *     were touched, such as TensorFlow's library (VmRSS)
 * @param files the part of these files (RssFile); the system can drop it and read it again
 * @param peak the most that {@code now} ever was (VmHWM)
 */
public record ResidentMemory(long now, long files, long peak) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final long KIB = 1024;

  /**
   * @throws IOException if the system does not say, as only Linux does
   */
  static ResidentMemory read() throws IOException {
    if (!Files.isReadable(STATUS)) {
      throw new IOException(STATUS + " is not there: memory is measured on Linux only");
    }
    return of(Files.readAllLines(STATUS));
  }

  /**
   * @param status lines of /proc/self/status
   */
  static ResidentMemory of(List<String> status) throws IOException {
    return new ResidentMemory(
        bytes(status, "VmRSS:"), bytes(status, "RssFile:"), bytes(status, "VmHWM:"));
  }

  private static long bytes(List<String> status, String name) throws IOException {
    for (String line : status) {
      if (line.startsWith(name)) {
        return KIB * Long.parseLong(line.substring(name.length()).replace("kB", "").strip());
      }
    }
    throw new IOException(STATUS + " has no line " + name);
  }
}
