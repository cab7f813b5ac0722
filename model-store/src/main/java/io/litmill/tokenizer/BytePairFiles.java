package io.litmill.tokenizer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** {@code vocab.json} and {@code merges.txt}, of RoBERTa or of BioGPT. */
final class BytePairFiles {
  static final String VOCABULARY = "vocab.json";
  static final String MERGES = "merges.txt";

  private BytePairFiles() {}

  static LoadedTokenizer read(Path folder, TokenizerConfig config) throws IOException {
    Path file = folder.resolve(VOCABULARY);
    Vocabulary vocabulary = new Vocabulary(JsonFile.pieces(file, JsonFile.read(file)));
    List<Merge> merges = MergeFile.read(folder.resolve(MERGES));
    Tokenizer tokenizer =
        switch (config.tokenizerClass()) {
          case "RobertaTokenizer" -> byteLevel(vocabulary, merges, config);
          case "BioGptTokenizer" -> bioGpt(vocabulary, merges, config);
          case "" ->
              marksWordEnds(vocabulary)
                  ? bioGpt(vocabulary, merges, config)
                  : byteLevel(vocabulary, merges, config);
          default ->
              throw new TokenizerFormatException(
                  config.file(),
                  "tokenizer_class "
                      + config.tokenizerClass()
                      + " is neither RobertaTokenizer nor BioGptTokenizer");
        };
    return new LoadedTokenizer(tokenizer, config.maxTokens(), List.of());
  }

  static void write(ByteLevelTokenizer tokenizer, OptionalInt maxTokens, Path folder)
      throws IOException {
    writeVocabulary(tokenizer.vocabulary(), folder);
    MergeFile.write(folder.resolve(MERGES), "#version: 0.2\n", tokenizer.merges());
    Map<String, Object> config = TokenizerConfig.of("RobertaTokenizer", tokenizer, maxTokens);
    config.put("add_prefix_space", tokenizer.settings().addPrefixSpace());
    config.put("trim_offsets", tokenizer.settings().trimOffsets());
    JsonFile.write(folder.resolve(TokenizerConfig.FILE), config);
  }

  static void write(BioGptTokenizer tokenizer, OptionalInt maxTokens, Path folder)
      throws IOException {
    writeVocabulary(tokenizer.vocabulary(), folder);
    MergeFile.write(folder.resolve(MERGES), "", tokenizer.merges());
    JsonFile.write(
        folder.resolve(TokenizerConfig.FILE),
        TokenizerConfig.of("BioGptTokenizer", tokenizer, maxTokens));
  }

  private static ByteLevelTokenizer byteLevel(
      Vocabulary vocabulary, List<Merge> merges, TokenizerConfig config) throws IOException {
    ByteLevelSettings settings =
        new ByteLevelSettings(
            config.flag("add_prefix_space").orElse(ByteLevelSettings.ROBERTA.addPrefixSpace()),
            config.flag("trim_offsets").orElse(ByteLevelSettings.ROBERTA.trimOffsets()));
    return new ByteLevelTokenizer(
        vocabulary,
        merges,
        settings,
        SpecialTokens.of(vocabulary, config.names(SpecialNames.ROBERTA)));
  }

  private static BioGptTokenizer bioGpt(
      Vocabulary vocabulary, List<Merge> merges, TokenizerConfig config) {
    return new BioGptTokenizer(
        vocabulary, merges, SpecialTokens.of(vocabulary, config.names(SpecialNames.BIOGPT)));
  }

  private static boolean marksWordEnds(Vocabulary vocabulary) {
    return vocabulary.pieces().stream().anyMatch(piece -> piece.endsWith(BioGptTokenizer.WORD_END));
  }

  private static void writeVocabulary(Vocabulary vocabulary, Path folder) throws IOException {
    Map<String, Integer> ids = new LinkedHashMap<>();
    for (int id = 0; id < vocabulary.size(); id++) {
      ids.put(vocabulary.piece(id), id);
    }
    if (ids.size() != vocabulary.size()) {
      throw new IllegalArgumentException(
          "a piece occurs twice among "
              + vocabulary.size()
              + "; "
              + VOCABULARY
              + " cannot hold it");
    }
    JsonFile.write(folder.resolve(VOCABULARY), ids);
  }
}
