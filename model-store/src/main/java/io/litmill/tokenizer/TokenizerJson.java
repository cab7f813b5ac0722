package io.litmill.tokenizer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code tokenizer.json} as Hugging Face writes it for BERT, ELECTRA and DistilBERT (WordPiece) and
 * RoBERTa (byte-level). Every component is either understood exactly or refused by name. Truncation
 * and padding are passed over: neither belongs to {@link Tokenizer#encode}.
 */
final class TokenizerJson {
  static final String FILE = "tokenizer.json";

  private final JsonComponents json;
  private final TokenizerConfig config;
  private final List<String> notes = new ArrayList<>();

  private TokenizerJson(JsonComponents json, TokenizerConfig config) {
    this.json = json;
    this.config = config;
  }

  static LoadedTokenizer read(Path folder, TokenizerConfig config) throws IOException {
    Path file = folder.resolve(FILE);
    TokenizerJson reader = new TokenizerJson(new JsonComponents(file, JsonFile.read(file)), config);
    Tokenizer tokenizer =
        switch (reader.json.modelType()) {
          case "WordPiece" -> reader.wordPiece();
          case "BPE" -> reader.byteLevel();
          default -> throw reader.json.refused("model.type", reader.json.modelType());
        };
    return new LoadedTokenizer(tokenizer, config.maxTokens(), reader.notes);
  }

  private WordPieceTokenizer wordPiece() throws IOException {
    json.requireType("normalizer", "BertNormalizer");
    json.requireType("pre_tokenizer", "BertPreTokenizer");
    json.require("model.continuing_subword_prefix", WordPieceTokenizer.CONTINUATION);
    json.require("normalizer.clean_text", "true");
    boolean lowerCase = configured("do_lower_case", json.flag("normalizer.lowercase").orElse(true));
    boolean stripAccents =
        configured("strip_accents", json.flag("normalizer.strip_accents").orElse(lowerCase));
    boolean splitIdeographs =
        configured(
            "tokenize_chinese_chars", json.flag("normalizer.handle_chinese_chars").orElse(true));
    int limit =
        json.at("model.max_input_chars_per_word").asInt(WordPieceSettings.HUGGING_FACE_WORD_LIMIT);
    Vocabulary vocabulary = new Vocabulary(json.pieces());
    SpecialNames defaults = json.names(SpecialNames.BERT);
    SpecialTokens special = SpecialTokens.of(vocabulary, config.names(defaults));
    json.requireTemplate(defaults, "BertProcessing", SequenceFrame.bert(special), vocabulary);
    return new WordPieceTokenizer(
        vocabulary,
        new WordPieceSettings(lowerCase, stripAccents, splitIdeographs, limit),
        special);
  }

  private ByteLevelTokenizer byteLevel() throws IOException {
    json.requireAbsent("normalizer");
    json.requireType("pre_tokenizer", "ByteLevel");
    json.require("pre_tokenizer.use_regex", "true");
    json.requireAbsent("model.dropout");
    json.require("model.continuing_subword_prefix", "");
    json.require("model.end_of_word_suffix", "");
    json.require("model.byte_fallback", "false");
    json.require("model.ignore_merges", "false");
    boolean prefixSpace = json.flag("pre_tokenizer.add_prefix_space").orElse(true);
    Vocabulary vocabulary = new Vocabulary(json.pieces());
    SpecialNames defaults = json.names(SpecialNames.ROBERTA);
    SpecialTokens special = SpecialTokens.of(vocabulary, config.names(defaults));
    json.requireTemplate(defaults, "RobertaProcessing", SequenceFrame.roberta(special), vocabulary);
    boolean roberta = json.at("post_processor.type").asText().equals("RobertaProcessing");
    boolean trim = roberta && json.flag("post_processor.trim_offsets").orElse(true);
    if (roberta && json.flag("post_processor.add_prefix_space").orElse(true) != prefixSpace) {
      throw json.refused("post_processor.add_prefix_space", "unlike that of the pre_tokenizer");
    }
    return new ByteLevelTokenizer(
        vocabulary, json.merges(), new ByteLevelSettings(prefixSpace, trim), special);
  }

  /** Hugging Face lets tokenizer_config.json overrule the normalizer. */
  private boolean configured(String name, boolean normalizer) throws IOException {
    Optional<Boolean> value = config.flag(name);
    if (value.isPresent() && value.get() != normalizer) {
      notes.add(
          config.file()
              + " says "
              + name
              + " "
              + value.get()
              + " and overrules the normalizer of "
              + FILE
              + ", which says "
              + normalizer);
    }
    return value.orElse(normalizer);
  }
}
