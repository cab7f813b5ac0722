package io.litmill.triplets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The Biolink words that Litmill ships with: biolink.json beside this class, which says where each
 * comes from. Immutable.
 *
 * @param prefixes of CURIEs, with what they stand for
 * @param categories by entity type
 * @param defaultCategory of a type that has none
 * @param predicates by label of a relation model
 */
public record BiolinkVocabulary(
    Map<String, String> prefixes,
    Map<String, String> categories,
    String defaultCategory,
    Map<String, Predicate> predicates) {
  private static final String RESOURCE = "biolink.json";

  public BiolinkVocabulary {
    prefixes = Map.copyOf(prefixes);
    categories = Map.copyOf(categories);
    predicates = Map.copyOf(predicates);
  }

  /** The vocabulary of this version of Litmill. */
  public static BiolinkVocabulary shipped() {
    try (InputStream in = BiolinkVocabulary.class.getResourceAsStream(RESOURCE)) {
      JsonNode json = new ObjectMapper().readTree(in);
      Map<String, Predicate> predicates = new TreeMap<>();
      json.required("predicates")
          .properties()
          .forEach(entry -> predicates.put(entry.getKey(), predicate(entry.getValue())));
      return new BiolinkVocabulary(
          texts(json.required("prefixes")),
          texts(json.required("categories")),
          json.required("default_category").textValue(),
          predicates);
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own " + RESOURCE + " cannot be read", e);
    }
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().textValue()));
    return texts;
  }

  private static Predicate predicate(JsonNode json) {
    return new Predicate(
        json.required("predicate").textValue(),
        optional(json, "qualified_predicate"),
        optional(json, "object_aspect_qualifier"),
        optional(json, "object_direction_qualifier"),
        json.path("inverse").asBoolean(false));
  }

  private static Optional<String> optional(JsonNode json, String key) {
    return Optional.ofNullable(json.path(key).textValue());
  }

  /** The Biolink category of an entity type. */
  public String category(String entityType) {
    return categories.getOrDefault(entityType, defaultCategory);
  }

  /** What a label of a relation model says; empty where Litmill does not know the label. */
  public Optional<Predicate> predicate(String label) {
    return Optional.ofNullable(predicates.get(label));
  }
}
