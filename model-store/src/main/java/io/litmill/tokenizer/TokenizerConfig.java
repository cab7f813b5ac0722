package io.litmill.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code tokenizer_config.json}, with {@code special_tokens_map.json} for names it lacks. */
record TokenizerConfig(Path file, JsonNode config, JsonNode specialTokensMap) {
  static final String FILE = "tokenizer_config.json";
  private static final String SPECIAL_TOKENS_MAP = "special_tokens_map.json";

  static TokenizerConfig read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    JsonNode map = JsonFile.read(folder.resolve(SPECIAL_TOKENS_MAP));
    return new TokenizerConfig(file, JsonFile.read(file), map);
  }

  /** The class without its {@code Fast}; empty where the file names none. */
  String tokenizerClass() {
    String name = config.path("tokenizer_class").asText("");
    return name.endsWith("Fast") ? name.substring(0, name.length() - "Fast".length()) : name;
  }

  /** A setting that may be true, false, or null and so absent. */
  Optional<Boolean> flag(String name) throws IOException {
    JsonNode value = config.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isBoolean()) {
      throw new TokenizerFormatException(file, name + " is " + value + ", not true or false");
    }
    return Optional.of(value.booleanValue());
  }

  OptionalInt positive(String name) throws IOException {
    JsonNode value = config.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return OptionalInt.empty();
    }
    if (!value.isNumber() || value.doubleValue() < 1) {
      throw new TokenizerFormatException(file, name + " is " + value + ", not a positive number");
    }
    return value.doubleValue() > Integer.MAX_VALUE
        ? OptionalInt.empty()
        : OptionalInt.of(value.intValue());
  }

  /** The longest sequence; Hugging Face's 1e30 for "not known" counts as absent. */
  OptionalInt maxTokens() throws IOException {
    return positive("model_max_length");
  }

  SpecialNames names(SpecialNames defaults) {
    return new SpecialNames(
        name("cls_token", defaults.classification()),
        name("sep_token", defaults.separator()),
        name("pad_token", defaults.padding()),
        name("unk_token", defaults.unknown()),
        name("mask_token", defaults.mask()));
  }

  private String name(String key, String otherwise) {
    String named = text(config.path(key));
    String mapped = named.isEmpty() ? text(specialTokensMap.path(key)) : named;
    return mapped.isEmpty() ? otherwise : mapped;
  }

  private static String text(JsonNode token) {
    return token.isObject() ? token.path("content").asText("") : token.asText("");
  }

  /** The file that says the same about a tokenizer. */
  static Map<String, Object> of(String tokenizerClass, Tokenizer tokenizer, OptionalInt maxTokens) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("tokenizer_class", tokenizerClass);
    maxTokens.ifPresent(tokens -> config.put("model_max_length", tokens));
    SpecialTokens special = tokenizer.specialTokens();
    Vocabulary vocabulary = tokenizer.vocabulary();
    config.put("cls_token", vocabulary.piece(special.classification()));
    config.put("sep_token", vocabulary.piece(special.separator()));
    config.put("pad_token", vocabulary.piece(special.padding()));
    config.put("unk_token", vocabulary.piece(special.unknown()));
    special.mask().ifPresent(mask -> config.put("mask_token", vocabulary.piece(mask)));
    return config;
  }
}
