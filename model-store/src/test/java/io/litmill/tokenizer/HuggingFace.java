package io.litmill.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The judge: the Hugging Face library itself, on a tokenizer.json that the test writes. */
final class HuggingFace implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HuggingFaceTokenizer tokenizer;

  private HuggingFace(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  static HuggingFace wordPiece(WordPieceTokenizer ours, Path folder) throws IOException {
    Path file = folder.resolve("tokenizer.json");
    JSON.writeValue(file.toFile(), wordPieceJson(ours));
    return open(file);
  }

  static Map<String, Object> wordPieceJson(WordPieceTokenizer ours) {
    WordPieceSettings settings = ours.settings();
    Vocabulary vocabulary = ours.vocabulary();
    SpecialTokens special = ours.specialTokens();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("type", "WordPiece");
    model.put("unk_token", vocabulary.piece(special.unknown()));
    model.put("continuing_subword_prefix", "##");
    model.put("max_input_chars_per_word", settings.maxWordCharacters());
    model.put("vocab", ids(vocabulary));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(
        "normalizer",
        Map.of(
            "type", "BertNormalizer",
            "clean_text", true,
            "handle_chinese_chars", settings.splitIdeographs(),
            "strip_accents", settings.stripAccents(),
            "lowercase", settings.lowerCase()));
    json.put("pre_tokenizer", Map.of("type", "BertPreTokenizer"));
    json.put(
        "post_processor",
        Map.of(
            "type",
            "BertProcessing",
            "cls",
            List.of(vocabulary.piece(special.classification()), special.classification()),
            "sep",
            List.of(vocabulary.piece(special.separator()), special.separator())));
    json.put("model", model);
    return json;
  }

  static HuggingFace byteLevel(ByteLevelTokenizer ours, Path folder) throws IOException {
    Path file = folder.resolve("tokenizer.json");
    JSON.writeValue(file.toFile(), byteLevelJson(ours));
    return open(file);
  }

  static Map<String, Object> byteLevelJson(ByteLevelTokenizer ours) {
    ByteLevelSettings settings = ours.settings();
    Vocabulary vocabulary = ours.vocabulary();
    SpecialTokens special = ours.specialTokens();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("type", "BPE");
    model.put("continuing_subword_prefix", "");
    model.put("end_of_word_suffix", "");
    model.put("fuse_unk", false);
    model.put("vocab", ids(vocabulary));
    model.put("merges", ours.merges().stream().map(m -> m.left() + " " + m.right()).toList());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pre_tokenizer", byteLevelComponent("ByteLevel", settings));
    Map<String, Object> post = byteLevelComponent("RobertaProcessing", settings);
    post.put("cls", List.of(vocabulary.piece(special.classification()), special.classification()));
    post.put("sep", List.of(vocabulary.piece(special.separator()), special.separator()));
    json.put("post_processor", post);
    json.put("model", model);
    return json;
  }

  private static Map<String, Object> byteLevelComponent(String type, ByteLevelSettings settings) {
    Map<String, Object> component = new LinkedHashMap<>();
    component.put("type", type);
    component.put("add_prefix_space", settings.addPrefixSpace());
    component.put("trim_offsets", settings.trimOffsets());
    return component;
  }

  static HuggingFace open(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException(file + " is not there");
    }
    return new HuggingFace(
        HuggingFaceTokenizer.newInstance(
            file, Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "false")));
  }

  /** Same form as ours, offsets turned from code points into UTF-16. */
  Encoding encode(String text) {
    ai.djl.huggingface.tokenizers.Encoding theirs = tokenizer.encode(text, false, false);
    int[] utf16 = codePointOffsets(text);
    Encoding.Builder builder = new Encoding.Builder(theirs.getIds().length);
    CharSpan[] spans = theirs.getCharTokenSpans();
    long[] words = theirs.getWordIds();
    for (int i = 0; i < spans.length; i++) {
      builder.add(
          (int) theirs.getIds()[i],
          utf16[spans[i].getStart()],
          utf16[spans[i].getEnd()],
          (int) words[i]);
    }
    return builder.build();
  }

  long countTokens(String text) {
    return tokenizer.encode(text, false, false).getIds().length;
  }

  long[] ids(String text) {
    return tokenizer.encode(text, true, false).getIds();
  }

  ai.djl.huggingface.tokenizers.Encoding pair(String first, String second) {
    return tokenizer.encode(first, second, true, false);
  }

  private static int[] codePointOffsets(String text) {
    int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
    int at = 0;
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = at;
      at += at < text.length() ? Character.charCount(text.codePointAt(at)) : 0;
    }
    return offsets;
  }

  private static Map<String, Integer> ids(Vocabulary vocabulary) {
    Map<String, Integer> ids = new LinkedHashMap<>();
    for (int id = 0; id < vocabulary.size(); id++) {
      ids.put(vocabulary.piece(id), id);
    }
    return ids;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
