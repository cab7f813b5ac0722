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
 */
public record Pipeline(List<String> bundleIds, String dictionaryVersion) {
  private static final int MASK_BITS = Long.SIZE - 1;

  public Pipeline {
    bundleIds = List.copyOf(bundleIds);
    Objects.requireNonNull(dictionaryVersion, "dictionaryVersion");
  }

  /** 64 bits of a digest of both; never 0. */
  public long digest() {
    return FactHash.of(this);
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

  /** The dictionary's version and the bundle ids, a line each, UTF-8. */
  public byte[] toBytes() {
    List<String> lines = new ArrayList<>();
    lines.add(dictionaryVersion);
    lines.addAll(bundleIds);
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  /** The inverse of {@link #toBytes}. */
  public static Pipeline read(byte[] bytes) {
    List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    return new Pipeline(lines.subList(1, lines.size()), lines.get(0));
  }
}
