package io.litmill.tokenizer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** {@code vocab.txt}, one piece a line, with {@code tokenizer_config.json}. */
final class WordPieceFiles {
  static final String VOCABULARY = "vocab.txt";

  /** Not one of Hugging Face's settings, which has no other limit than its own in these files. */
  private static final String WORD_LIMIT = "max_input_chars_per_word";

  private static final Set<String> CLASSES =
      Set.of("", "BertTokenizer", "ElectraTokenizer", "DistilBertTokenizer");

  /** Share of pieces with a letter in upper case from which on a vocabulary is a cased one. */
  private static final double CASED_SHARE = 0.01;

  private WordPieceFiles() {}

  static LoadedTokenizer read(Path folder, TokenizerConfig config) throws IOException {
    requireSupported(config);
    Vocabulary vocabulary = new Vocabulary(lines(folder.resolve(VOCABULARY)));
    boolean looksCased = looksCased(vocabulary);
    Optional<Boolean> named = config.flag("do_lower_case");
    boolean lowerCase = named.orElse(!looksCased);
    WordPieceSettings settings =
        new WordPieceSettings(
            lowerCase,
            config.flag("strip_accents").orElse(lowerCase),
            config.flag("tokenize_chinese_chars").orElse(true),
            config.positive(WORD_LIMIT).orElse(usualWordLimit(folder)));
    SpecialTokens special = SpecialTokens.of(vocabulary, config.names(SpecialNames.BERT));
    return new LoadedTokenizer(
        new WordPieceTokenizer(vocabulary, settings, special),
        config.maxTokens(),
        casingNotes(config.file(), named, looksCased));
  }

  /** A folder in the form of a TensorFlow release goes with the tokenization.py of that release. */
  private static int usualWordLimit(Path folder) {
    boolean tensorFlow = Files.isRegularFile(folder.resolve("bert_config.json"));
    boolean huggingFace = Files.isRegularFile(folder.resolve("config.json"));
    return tensorFlow && !huggingFace
        ? WordPieceSettings.BIOBERT_WORD_LIMIT
        : WordPieceSettings.HUGGING_FACE_WORD_LIMIT;
  }

  static void write(WordPieceTokenizer tokenizer, OptionalInt maxTokens, Path folder)
      throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String piece : tokenizer.vocabulary().pieces()) {
      if (piece.indexOf('\n') >= 0 || piece.indexOf('\r') >= 0) {
        throw new IllegalArgumentException(
            "the piece \"" + piece + "\" holds a line end, which " + VOCABULARY + " cannot");
      }
      lines.append(piece).append('\n');
    }
    Files.writeString(folder.resolve(VOCABULARY), lines);
    WordPieceSettings settings = tokenizer.settings();
    Map<String, Object> config = TokenizerConfig.of("BertTokenizer", tokenizer, maxTokens);
    config.put("do_lower_case", settings.lowerCase());
    config.put("strip_accents", settings.stripAccents());
    config.put("tokenize_chinese_chars", settings.splitIdeographs());
    config.put(WORD_LIMIT, settings.maxWordCharacters());
    JsonFile.write(folder.resolve(TokenizerConfig.FILE), config);
  }

  private static void requireSupported(TokenizerConfig config) throws IOException {
    if (!CLASSES.contains(config.tokenizerClass())) {
      throw new TokenizerFormatException(
          config.file(),
          "tokenizer_class " + config.tokenizerClass() + " is not a WordPiece that is known here");
    }
    if (!config.flag("do_basic_tokenize").orElse(true)) {
      throw new TokenizerFormatException(config.file(), "do_basic_tokenize false is not supported");
    }
    if (!config.config().path("never_split").isEmpty()) {
      throw new TokenizerFormatException(config.file(), "never_split is not supported");
    }
  }

  /** Lines end with LF or CRLF; other line separators of Unicode are part of a piece. */
  private static List<String> lines(Path file) throws IOException {
    String text = Files.readString(file);
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    if (body.isEmpty()) {
      throw new TokenizerFormatException(file, "holds no pieces");
    }
    return List.of(body.split("\n", -1)).stream()
        .map(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
        .toList();
  }

  private static boolean looksCased(Vocabulary vocabulary) {
    long upper = vocabulary.pieces().stream().filter(WordPieceFiles::hasUpperCase).count();
    return upper > vocabulary.size() * CASED_SHARE;
  }

  private static boolean hasUpperCase(String piece) {
    boolean special = piece.startsWith("[") && piece.endsWith("]");
    return !special && piece.codePoints().anyMatch(c -> Character.toLowerCase(c) != c);
  }

  private static List<String> casingNotes(
      Path file, Optional<Boolean> lowerCase, boolean looksCased) {
    if (lowerCase.isEmpty()) {
      return List.of(
          file
              + " names no do_lower_case; text is "
              + (looksCased
                  ? "left as it is, because the vocabulary holds upper-case pieces"
                  : "lower-cased, because the vocabulary holds next to no upper-case pieces"));
    }
    if (lowerCase.get() && looksCased) {
      return List.of(
          file
              + " says do_lower_case, although the vocabulary holds upper-case pieces,"
              + " which then never occur");
    }
    return List.of();
  }
}
