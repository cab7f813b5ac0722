package io.litmill.checkpoint.source;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.litmill.architecture.Family;
import io.litmill.checkpoint.CheckpointException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The configuration beside a checkpoint: {@code config.json} or {@code bert_config.json}. */
final class ModelConfig {
  private static final List<String> FILE_NAMES = List.of("config.json", "bert_config.json");
  private static final JsonMapper JSON = new JsonMapper();

  /** How the names of Hugging Face's classes begin; no name begins another. */
  private static final Map<String, Family> CLASS_NAMES =
      Map.of(
          "Bert", Family.BERT,
          "Roberta", Family.ROBERTA,
          "Electra", Family.ELECTRA,
          "DistilBert", Family.DISTILBERT,
          "BioGpt", Family.BIOGPT);

  private final Path file;
  private final JsonNode json;

  private ModelConfig(Path file, JsonNode json) {
    this.file = file;
    this.json = json;
  }

  /**
   * @param checkpoint the file beside which the configuration lies
   */
  static ModelConfig beside(Path checkpoint) throws IOException {
    for (String fileName : FILE_NAMES) {
      Path file = checkpoint.resolveSibling(fileName);
      if (Files.isRegularFile(file)) {
        return new ModelConfig(file, parse(file));
      }
    }
    throw new CheckpointException(
        "beside %s there is neither config.json nor bert_config.json; copy it there, the weights alone do not say how many heads there are"
            .formatted(checkpoint));
  }

  private static JsonNode parse(Path file) throws IOException {
    try {
      JsonNode json = JSON.readTree(file.toFile());
      if (!json.isObject()) {
        throw new CheckpointException(file + ": the JSON is no object");
      }
      return json;
    } catch (JacksonException e) {
      throw new CheckpointException(file + ": no valid JSON: " + e.getOriginalMessage(), e);
    }
  }

  Path file() {
    return file;
  }

  /** The family, if {@code model_type} or the class in {@code architectures} names it. */
  Optional<Family> family() throws CheckpointException {
    Optional<String> modelType = text("model_type");
    if (modelType.isPresent()) {
      try {
        return Optional.of(Family.ofModelType(modelType.get()));
      } catch (IllegalArgumentException e) {
        throw new CheckpointException(file + ": " + e.getMessage(), e);
      }
    }
    return className()
        .flatMap(
            name ->
                CLASS_NAMES.entrySet().stream()
                    .filter(entry -> name.startsWith(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst());
  }

  /** The class the model was saved from, as in {@code BertForTokenClassification}. */
  Optional<String> className() {
    return Optional.ofNullable(json.path("architectures").path(0).textValue());
  }

  int requiredInteger(String key) throws CheckpointException {
    return integer(key)
        .orElseThrow(() -> new CheckpointException("%s lacks \"%s\"".formatted(file, key)));
  }

  OptionalInt integer(String key) throws CheckpointException {
    JsonNode value = json.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return OptionalInt.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw new CheckpointException("%s: \"%s\" is %s, not an integer".formatted(file, key, value));
    }
    return OptionalInt.of(value.intValue());
  }

  OptionalDouble number(String key) throws CheckpointException {
    JsonNode value = json.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return OptionalDouble.empty();
    }
    if (!value.isNumber()) {
      throw new CheckpointException("%s: \"%s\" is %s, not a number".formatted(file, key, value));
    }
    return OptionalDouble.of(value.doubleValue());
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(json.path(key).textValue());
  }

  boolean flag(String key, boolean absent) {
    return json.path(key).asBoolean(absent);
  }

  /** The labels of {@code id2label} in the order of their ids; empty if there are none. */
  List<String> labels() throws CheckpointException {
    Map<Integer, String> byId = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : json.path("id2label").properties()) {
      byId.put(labelId(entry.getKey()), entry.getValue().asText());
    }
    int expected = 0;
    for (int id : byId.keySet()) {
      if (id != expected++) {
        throw new CheckpointException(
            "%s: id2label has ids %s, which do not count up from 0; give the labels as a list"
                .formatted(file, byId.keySet()));
      }
    }
    return List.copyOf(byId.values());
  }

  private int labelId(String key) throws CheckpointException {
    try {
      return Integer.parseInt(key);
    } catch (NumberFormatException e) {
      throw new CheckpointException(
          "%s: id2label has the key \"%s\", which is no number; give the labels as a list"
              .formatted(file, key),
          e);
    }
  }
}
