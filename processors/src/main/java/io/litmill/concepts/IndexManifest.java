package io.litmill.concepts;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an index says about itself; {@code manifest.json} in its folder.
 *
 * @param format of the files; {@link #FORMAT}
 * @param keys version of the rules that made the keys
 * @param name that the user gave
 * @param types what is in it, by entity type in the order of the keys
 * @param sources files that it was made from, in order
 * @param files length and SHA-256 of its own files, by name
 */
public record IndexManifest(
    int format,
    int keys,
    String name,
    List<TypeCount> types,
    List<Source> sources,
    Map<String, FileDigest> files) {
  static final int FORMAT = 1;
  static final String FILE = "manifest.json";

  /** Names of one type, each spelling of a concept once. */
  public record TypeCount(String type, long concepts, long names) {}

  /** A vocabulary file. */
  public record Source(String file, String type, String format, long concepts, String sha256) {}

  /** Of a file of the index. */
  public record FileDigest(long bytes, String sha256) {}

  public IndexManifest {
    types = List.copyOf(types);
    sources = List.copyOf(sources);
    files = new TreeMap<>(files);
  }
}
