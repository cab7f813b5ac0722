package io.litmill.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The components of one {@code tokenizer.json}, by dotted names. */
record JsonComponents(Path file, JsonNode root) {

  JsonNode at(String name) {
    return root.at("/" + name.replace('.', '/'));
  }

  /** Old files leave the type of the model out. */
  String modelType() {
    String otherwise = at("model.merges").isMissingNode() ? "WordPiece" : "BPE";
    return at("model.type").asText(otherwise);
  }

  Optional<Boolean> flag(String name) {
    JsonNode value = at(name);
    return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
  }

  void requireType(String component, String type) throws IOException {
    String actual = at(component + ".type").asText("none");
    if (!actual.equals(type)) {
      throw refused(component, actual);
    }
  }

  void requireAbsent(String name) throws IOException {
    if (!isAbsent(at(name))) {
      throw refused(name, at(name).toString());
    }
  }

  /** Refuses any value but this one; an absent or null one is taken for it. */
  void require(String name, String value) throws IOException {
    if (!isAbsent(at(name)) && !at(name).asText().equals(value)) {
      throw refused(name, at(name).toString());
    }
  }

  TokenizerFormatException refused(String name, String value) {
    return new TokenizerFormatException(
        file, name + " " + value + " is not supported, because it could not be followed exactly");
  }

  /** The pieces of the model and, behind them, the special tokens that were added to it. */
  List<String> pieces() throws IOException {
    List<String> pieces = JsonFile.pieces(file, at("model.vocab"));
    for (JsonNode token : at("added_tokens")) {
      int id = token.path("id").asInt(-1);
      String content = token.path("content").asText();
      if (!token.path("special").asBoolean()) {
        throw refused("added_tokens", "\"" + content + "\", which is not a special token,");
      }
      if (id == pieces.size()) {
        pieces.add(content);
      } else if (id < 0 || id > pieces.size() || !pieces.get(id).equals(content)) {
        throw refused("added_tokens", "\"" + content + "\" with id " + id);
      }
    }
    return pieces;
  }

  /** Merges are strings with a space, or pairs since version 0.20. */
  List<Merge> merges() throws IOException {
    List<Merge> merges = new ArrayList<>();
    for (JsonNode merge : at("model.merges")) {
      if (merge.isArray() && merge.size() == 2) {
        merges.add(new Merge(merge.get(0).asText(), merge.get(1).asText()));
        continue;
      }
      String[] parts = merge.asText().split(" ");
      if (parts.length != 2) {
        throw new TokenizerFormatException(file, "model.merges holds " + merge);
      }
      merges.add(new Merge(parts[0], parts[1]));
    }
    return merges;
  }

  /** The special tokens that the post-processor and the model name. */
  SpecialNames names(SpecialNames defaults) {
    return new SpecialNames(
        at("post_processor.cls").path(0).asText(defaults.classification()),
        at("post_processor.sep").path(0).asText(defaults.separator()),
        defaults.padding(),
        at("model.unk_token").asText(defaults.unknown()),
        defaults.mask());
  }

  /** Refuses a post-processor that frames sequences in another way than the family does. */
  void requireTemplate(
      SpecialNames names, String processing, SequenceFrame frame, Vocabulary vocabulary)
      throws IOException {
    String type = at("post_processor.type").asText("none");
    if (type.equals("TemplateProcessing")) {
      requireSteps("post_processor.single", expected(frame, vocabulary, false));
      requireSteps("post_processor.pair", expected(frame, vocabulary, true));
    } else if (!type.equals(processing)) {
      throw refused("post_processor", type);
    } else if (vocabulary.require(names.classification()) != frame.before().get(0)
        || vocabulary.require(names.separator()) != frame.after().get(0)) {
      throw refused("post_processor", "with other special tokens than tokenizer_config.json");
    }
  }

  private void requireSteps(String name, List<String> expected) throws IOException {
    List<String> steps = new ArrayList<>();
    for (JsonNode step : at(name)) {
      JsonNode token = step.has("Sequence") ? step.get("Sequence") : step.path("SpecialToken");
      steps.add(token.path("id").asText() + ":" + token.path("type_id").asInt());
    }
    if (!steps.equals(expected)) {
      throw refused(name, steps + " instead of " + expected);
    }
  }

  private static List<String> expected(SequenceFrame frame, Vocabulary vocabulary, boolean pair) {
    List<String> steps = new ArrayList<>();
    frame.before().forEach(id -> steps.add(vocabulary.piece(id) + ":0"));
    steps.add("A:0");
    if (pair) {
      frame.between().forEach(id -> steps.add(vocabulary.piece(id) + ":0"));
      steps.add("B:" + frame.secondType());
    }
    String type = pair ? ":" + frame.secondType() : ":0";
    frame.after().forEach(id -> steps.add(vocabulary.piece(id) + type));
    return steps;
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }
}
