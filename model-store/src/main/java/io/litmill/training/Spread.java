package io.litmill.training;

import java.util.ArrayList;
import java.util.List;

/** A part of a list that is spread evenly over all of it. */
final class Spread {
  private Spread() {}

  /**
   * A part of a list.
   *
   * @param limit its size at most; negative for all
   */
  static <T> List<T> of(List<T> all, int limit) {
    if (limit < 0 || all.size() <= limit) {
      return all;
    }
    List<T> part = new ArrayList<>(limit);
    for (int i = 0; i < limit; i++) {
      part.add(all.get((int) ((long) i * all.size() / limit)));
    }
    return part;
  }
}
