package io.litmill.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What articles are mined with.
 *
 * @param bundleIds ids of all bundles, each once
 * @param dictionaryVersion name and digest of the dictionary
 * @param settings all else that changes what is found, one line; empty: not known, as in what was
 *     kept before settings were
 */
public record Pipeline(List<String> bundleIds, String dictionaryVersion, String settings) {
  private static final int MASK_BITS = Long.SIZE - 1;
  private static final String SETTINGS = "settings ";

  public Pipeline {
    bundleIds = List.copyOf(bundleIds);
    Objects.requireNonNull(dictionaryVersion, "dictionaryVersion");
    if (settings.lines().count() > 1) {
      throw new IllegalArgumentException("settings are one line: " + settings);
    }
  }

  /** 64 bits of a digest of all; never 0. */
  public long digest() {
    return FactHash.of(this);
  }

  /** The digest that was kept of it before settings were. */
  long digestWithoutSettings() {
    return new Pipeline(bundleIds, dictionaryVersion, "").digest();
  }

  /** A bit for each of the bundles that is one of this pipeline's first 63. */
  long mask(List<String> bundles) {
    long mask = 0;
    for (String bundle : bundles) {
      int index = bundleIds.indexOf(bundle);
      if (index >= 0 && index < MASK_BITS) {
        mask |= 1L << index;
      }
    }
    return mask;
  }

  /** The bundles of a mask; all of the pipeline where the mask names none. */
  List<String> bundles(long mask) {
    if (mask == 0) {
      return bundleIds;
    }
    List<String> bundles = new ArrayList<>();
    for (int i = 0; i < Math.min(MASK_BITS, bundleIds.size()); i++) {
      if ((mask & 1L << i) != 0) {
        bundles.add(bundleIds.get(i));
      }
    }
    return bundles;
  }

  /** The dictionary's version, the bundle ids and the settings, a line each, UTF-8. */
  public byte[] toBytes() {
    List<String> lines = new ArrayList<>();
    lines.add(dictionaryVersion);
    lines.addAll(bundleIds);
    if (!settings.isEmpty()) {
      lines.add(SETTINGS + settings);
    }
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  /** The inverse of {@link #toBytes}. */
  public static Pipeline read(byte[] bytes) {
    List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    String last = lines.get(lines.size() - 1);
    boolean known = lines.size() > 1 && last.startsWith(SETTINGS);
    return new Pipeline(
        lines.subList(1, lines.size() - (known ? 1 : 0)),
        lines.get(0),
        known ? last.substring(SETTINGS.length()) : "");
  }
}
