package io.litmill.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What matters of the processor of this machine.
 *
 * @param bfloat16 whether it is an x86 processor that multiplies bfloat16 natively
 */
public record Processor(boolean bfloat16) {
  private static final Path FEATURES = Path.of("/proc/cpuinfo");
  private static final Set<String> BFLOAT16_FLAGS = Set.of("avx512_bf16", "amx_bf16");

  /** Reads the features that Linux lists; without them bfloat16 is taken to be slow. */
  public static Processor ofThisMachine() {
    List<String> lines = List.of();
    try {
      if (Files.isReadable(FEATURES)) {
        lines = Files.readAllLines(FEATURES, StandardCharsets.ISO_8859_1);
      }
    } catch (IOException e) {
      // a system that does not let its features be read is treated like one that lists none
      lines = List.of();
    }
    return of(System.getProperty("os.arch"), lines);
  }

  /**
   * @param architecture as Java names it
   * @param features lines of /proc/cpuinfo
   */
  static Processor of(String architecture, List<String> features) {
    boolean x86 = Set.of("amd64", "x86_64").contains(architecture.toLowerCase(Locale.ROOT));
    boolean bfloat16 =
        features.stream()
            .filter(line -> line.startsWith("flags"))
            .flatMap(line -> Arrays.stream(line.split("\\s+")))
            .anyMatch(BFLOAT16_FLAGS::contains);
    return new Processor(x86 && bfloat16);
  }
}
