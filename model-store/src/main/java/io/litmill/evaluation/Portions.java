package io.litmill.evaluation;

import java.util.ArrayList;
import java.util.List;

final class Portions {
  private Portions() {}

  /** The list in parts of at most {@code size}. */
  static <T> List<List<T>> of(List<T> all, int size) {
    List<List<T>> portions = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      portions.add(all.subList(from, Math.min(all.size(), from + size)));
    }
    return portions;
  }
}
