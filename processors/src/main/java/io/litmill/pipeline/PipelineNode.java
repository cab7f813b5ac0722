package io.litmill.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * An object of a pipeline file, read strictly: a value of the wrong kind, and a key that nobody
 * asks for, is an error that names file, key and value, and what is allowed.
 */
final class PipelineNode {
  private final String file;
  private final String path;
  private final JsonNode json;
  private final Set<String> asked = new TreeSet<>();

  PipelineNode(String file, String path, JsonNode json) {
    this.file = file;
    this.path = path;
    this.json = json;
    if (!json.isObject()) {
      throw new PipelineException(
          file + ": " + (path.isEmpty() ? "the file" : path) + " is no JSON object");
    }
  }

  /** To be called when all keys have been asked for. */
  void requireNothingElse() {
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      if (!asked.contains(entry.getKey())) {
        throw new PipelineException(
            "%s: key %s is not known; allowed are %s"
                .formatted(file, path(entry.getKey()), String.join(", ", asked)));
      }
    }
  }

  Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    json.properties().forEach(entry -> keys.add(entry.getKey()));
    asked.addAll(keys);
    return keys;
  }

  String text(String key) {
    return optionalText(key)
        .orElseThrow(() -> new PipelineException(file + ": key " + path(key) + " is missing"));
  }

  Optional<String> optionalText(String key) {
    return value(key).map(value -> requireText(path(key), value));
  }

  private String requireText(String where, JsonNode value) {
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw wrong(where, value, "a text that is not blank");
    }
    return value.textValue();
  }

  /** One of some words. */
  <T> T choice(String key, T otherwise, Collection<T> choices, Function<T, String> name) {
    Optional<String> text = optionalText(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    return choices.stream()
        .filter(choice -> name.apply(choice).equals(text.get()))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    path(key),
                    json.get(key),
                    "one of " + String.join(", ", choices.stream().map(name).toList())));
  }

  double probability(String key, double otherwise) {
    Optional<JsonNode> value = value(key);
    if (value.isEmpty()) {
      return otherwise;
    }
    double number = value.get().isNumber() ? value.get().doubleValue() : Double.NaN;
    if (!(number >= 0 && number <= 1)) {
      throw wrong(path(key), value.get(), "a number from 0 to 1");
    }
    return number;
  }

  int count(String key, int otherwise) {
    Optional<JsonNode> value = value(key);
    if (value.isEmpty()) {
      return otherwise;
    }
    if (!value.get().canConvertToInt() || !value.get().isInt() || value.get().intValue() < 1) {
      throw wrong(path(key), value.get(), "a whole number from 1");
    }
    return value.get().intValue();
  }

  boolean flag(String key) {
    Optional<JsonNode> value = value(key);
    if (value.isPresent() && !value.get().isBoolean()) {
      throw wrong(path(key), value.get(), "true or false");
    }
    return value.isPresent() && value.get().booleanValue();
  }

  Set<String> texts(String key) {
    Set<String> texts = new LinkedHashSet<>();
    for (JsonNode element : array(key)) {
      texts.add(requireText(path(key), element));
    }
    return texts;
  }

  Map<String, String> textMap(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    object(key).ifPresent(node -> node.keys().forEach(entry -> texts.put(entry, node.text(entry))));
    return texts;
  }

  Optional<PipelineNode> object(String key) {
    return value(key).map(value -> new PipelineNode(file, path(key), value));
  }

  /** The object under a key, or empty where the value is null; the key must be there. */
  Optional<PipelineNode> objectOrNull(String key) {
    asked.add(key);
    JsonNode value = json.get(key);
    return value.isNull() ? Optional.empty() : object(key);
  }

  List<PipelineNode> objects(String key) {
    List<PipelineNode> objects = new ArrayList<>();
    for (JsonNode element : array(key)) {
      objects.add(new PipelineNode(file, path(key) + "[" + objects.size() + "]", element));
    }
    return objects;
  }

  private List<JsonNode> array(String key) {
    Optional<JsonNode> value = value(key);
    if (value.isPresent() && !value.get().isArray()) {
      throw wrong(path(key), value.get(), "a list in square brackets");
    }
    List<JsonNode> elements = new ArrayList<>();
    value.ifPresent(list -> list.forEach(elements::add));
    return elements;
  }

  private Optional<JsonNode> value(String key) {
    asked.add(key);
    return Optional.ofNullable(json.get(key));
  }

  /** An error about the whole object. */
  PipelineException wrong(String message) {
    return new PipelineException(file + ": " + (path.isEmpty() ? "" : path + ": ") + message);
  }

  private PipelineException wrong(String where, JsonNode value, String allowed) {
    return new PipelineException(
        "%s: key %s has the value %s; allowed is %s".formatted(file, where, value, allowed));
  }

  private String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
