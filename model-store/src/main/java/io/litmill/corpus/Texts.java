package io.litmill.corpus;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/** What the records of this package ask of their strings. */
final class Texts {
  private Texts() {}

  static String requireNotBlank(String what, String value) {
    Objects.requireNonNull(value, what);
    if (value.isBlank()) {
      throw new IllegalArgumentException(what + " is blank");
    }
    return value;
  }

  /** An unmodifiable copy in the given order. */
  static Set<String> inOrder(String what, Collection<String> names) {
    names.forEach(name -> requireNotBlank(what, name));
    return Collections.unmodifiableSet(new LinkedHashSet<>(names));
  }
}
