package io.litmill.concepts.vocabulary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Compact identifiers such as {@code MESH:D001241}, by the prefixes of {@code prefixes.tsv} beside
 * this class. A prefix that is not there is kept as it is written.
 */
public final class Curies {
  private static final Curies SHIPPED = read();

  private record Prefix(String name, Pattern local, String url) {}

  private final Map<String, Prefix> byName = new HashMap<>();
  private final Map<String, String> urls = new TreeMap<>();

  private Curies() {}

  public static Curies shipped() {
    return SHIPPED;
  }

  private static Curies read() {
    String name = "prefixes.tsv";
    Curies curies = new Curies();
    try (InputStream in = Curies.class.getResourceAsStream(name);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(curies::add);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
    return curies;
  }

  private void add(String line) {
    String[] parts = line.split("\t", -1);
    Prefix prefix = new Prefix(parts[0], Pattern.compile(parts[2]), parts[3]);
    byName.put(folded(parts[0]), prefix);
    for (String other : parts[1].split(" ")) {
      byName.put(folded(other), prefix);
    }
    urls.put(parts[0], parts[3]);
  }

  private static String folded(String prefix) {
    return prefix.toLowerCase(Locale.ROOT);
  }

  /** Address that a local identifier is appended to, by prefix in alphabetical order. */
  public Map<String, String> urls() {
    return Collections.unmodifiableMap(urls);
  }

  /**
   * An identifier in the spelling of the prefix map.
   *
   * @param identifier with a prefix, or without one
   * @param prefix of identifiers without one; may be null
   * @throws IllegalArgumentException if there is no prefix, or if the local part cannot be one of
   *     the prefix's
   */
  public String curie(String identifier, String prefix) {
    int colon = identifier.indexOf(':');
    String given = colon > 0 ? identifier.substring(0, colon) : prefix;
    String local = colon > 0 ? identifier.substring(colon + 1) : identifier;
    if (given == null) {
      given =
          bareMesh(identifier)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "identifier %s has no prefix; write PREFIX:%s or name the prefix of all"
                              .formatted(identifier, identifier)));
    }
    Prefix known = byName.get(folded(given));
    if (known == null) {
      return given + ":" + local;
    }
    if (!known.local.matcher(local).matches()) {
      throw new IllegalArgumentException(
          "%s is no identifier of %s, which look like %s"
              .formatted(local, known.name, known.local.pattern()));
    }
    return known.name + ":" + local;
  }

  /** Identifiers of MeSH are told by their form. */
  private Optional<String> bareMesh(String identifier) {
    boolean matches = byName.get("mesh").local.matcher(identifier).matches();
    return matches ? Optional.of("MESH") : Optional.empty();
  }

  /** The usual prefix of a type's identifiers that have none; empty if there is no usual one. */
  public static Optional<String> usualPrefix(String entityType) {
    return switch (entityType) {
      case "Gene" -> Optional.of("NCBIGene");
      case "Species" -> Optional.of("NCBITaxon");
      default -> Optional.empty();
    };
  }
}
