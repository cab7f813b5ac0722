package io.litmill.corpus;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The types of a corpus under the names that a model has for them. A mapping that names types keeps
 * only these; the empty one keeps all types as they are. The empty name stands for tags without a
 * type.
 *
 * @param names from the corpus' type to the model's
 */
public record TypeMapping(Map<String, String> names) {
  private static final TypeMapping SAME = new TypeMapping(Map.of());

  public TypeMapping {
    names.values().forEach(name -> Texts.requireNotBlank("type of a mapping", name));
    names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
  }

  /** All types as they are. */
  public static TypeMapping same() {
    return SAME;
  }

  /**
   * @param form {@code protein=Gene,cell_line=CellLine}; {@code =Species} for tags without a type
   * @throws IllegalArgumentException if the form is another
   */
  public static TypeMapping parse(String form) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String part : form.isBlank() ? new String[0] : form.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0 || part.substring(equals + 1).isBlank()) {
        throw new IllegalArgumentException(
            "type mapping \"%s\": \"%s\" is not CORPUS_TYPE=TYPE".formatted(form, part));
      }
      String type = part.substring(0, equals).strip();
      if (names.put(type, part.substring(equals + 1).strip()) != null) {
        throw new IllegalArgumentException(
            "type mapping \"%s\" names \"%s\" twice".formatted(form, type));
      }
    }
    return new TypeMapping(names);
  }

  /** The type's name for the model; empty if the mapping leaves the type out. */
  public Optional<String> map(String type) {
    if (names.isEmpty()) {
      return Optional.of(type);
    }
    return Optional.ofNullable(names.get(type));
  }

  /** The types that come out, as far as the mapping itself says. */
  public Set<String> targets() {
    return Collections.unmodifiableSet(new LinkedHashSet<>(names.values()));
  }

  /**
   * The types that a file counts as annotated with.
   *
   * @param seen types of the file's mentions
   * @throws CorpusException if the mapping leaves all of them out
   */
  Set<String> annotated(Path file, Set<String> seen) throws CorpusException {
    if (names.isEmpty()) {
      return Collections.unmodifiableSet(new LinkedHashSet<>(seen));
    }
    if (!seen.isEmpty() && Collections.disjoint(seen, names.keySet())) {
      throw new CorpusException(
          "%s has mentions of the types %s; the mapping \"%s\" names none of them"
              .formatted(file, new TreeSet<>(seen), this));
    }
    return targets();
  }

  /** The form that {@link #parse} reads. */
  @Override
  public String toString() {
    return names.entrySet().stream()
        .map(name -> name.getKey() + "=" + name.getValue())
        .collect(Collectors.joining(","));
  }
}
