package io.litmill.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerFilesTest {
  private static final String BERT = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void takesAVocabularyWithUpperCaseForCasedAndSaysSo() throws IOException {
    write("vocab.txt", BERT + "IL\nil\n##s\n");
    LoadedTokenizer loaded = TokenizerFiles.read(folder);
    assertThat(settings(loaded)).isEqualTo(WordPieceSettings.CASED);
    assertThat(loaded.notes())
        .singleElement()
        .asString()
        .contains("do_lower_case", "left as it is");
    assertThat(loaded.maxTokens()).isEmpty();
  }

  @Test
  void takesAVocabularyWithoutUpperCaseForUncasedAndSaysSo() throws IOException {
    write("vocab.txt", BERT + "il\nℝ\n");
    LoadedTokenizer loaded = TokenizerFiles.read(folder);
    assertThat(settings(loaded)).isEqualTo(WordPieceSettings.UNCASED);
    assertThat(loaded.notes()).singleElement().asString().contains("is lower-cased");
  }

  @Test
  void followsTheConfiguration() throws IOException {
    write("vocab.txt", BERT + "IL\r\n<c>\r\n");
    write(
        "tokenizer_config.json",
        "{\"do_lower_case\": true, \"strip_accents\": null, \"tokenize_chinese_chars\": false,"
            + "\"model_max_length\": 512, \"cls_token\": {\"content\": \"<c>\"}}");
    LoadedTokenizer loaded = TokenizerFiles.read(folder);
    assertThat(settings(loaded)).isEqualTo(new WordPieceSettings(true, true, false, 100));
    assertThat(loaded.maxTokens()).hasValue(512);
    assertThat(loaded.tokenizer().specialTokens().classification()).isEqualTo(6);
    assertThat(loaded.notes()).singleElement().asString().contains("upper-case pieces");
  }

  @Test
  void aTensorFlowReleaseHasTheLongerWordLimitAndItsHuggingFaceFormTheShorter() throws IOException {
    write("vocab.txt", BERT + "il\n");
    write("bert_config.json", "{}");
    assertThat(settings(TokenizerFiles.read(folder)).maxWordCharacters()).isEqualTo(200);
    write("config.json", "{}");
    assertThat(settings(TokenizerFiles.read(folder)).maxWordCharacters()).isEqualTo(100);
  }

  @Test
  void keepsBlankLinesAndForeignLineSeparatorsInTheirPlaces() throws IOException {
    write("vocab.txt", BERT + "\n\u2028\nx\n");
    Vocabulary vocabulary = TokenizerFiles.read(folder).tokenizer().vocabulary();
    assertThat(vocabulary.size()).isEqualTo(8);
    assertThat(vocabulary.id("x")).hasValue(7);
    assertThat(vocabulary.piece(6)).isEqualTo("\u2028");
  }

  @Test
  void unknownMaximumLengthIsAbsent() throws IOException {
    write("vocab.txt", BERT);
    write("tokenizer_config.json", "{\"model_max_length\": 1e30, \"do_lower_case\": true}");
    LoadedTokenizer loaded = TokenizerFiles.read(folder);
    assertThat(loaded.maxTokens()).isEmpty();
    assertThat(loaded.notes()).isEmpty();
  }

  @Test
  void writtenWordPieceReadsTheSame() throws IOException {
    WordPieceTokenizer written =
        SmallVocabularies.wordPiece(
            List.of("a", "##b", "", "Ä"), new WordPieceSettings(false, true, false, 200));
    LoadedTokenizer read = writeAndRead(written);
    assertThat(settings(read)).isEqualTo(written.settings());
    assertThat(read.notes()).isEmpty();
  }

  @Test
  void writtenByteLevelReadsTheSame() throws IOException {
    ByteLevelTokenizer written =
        SmallByteLevel.of(
            List.of(new Merge("#", "#"), new Merge("a", "b")), new ByteLevelSettings(true, false));
    ByteLevelTokenizer read = (ByteLevelTokenizer) writeAndRead(written).tokenizer();
    assertThat(read.settings()).isEqualTo(written.settings());
    assertThat(read.merges()).isEqualTo(written.merges());
  }

  @Test
  void writtenBioGptReadsTheSame() throws IOException {
    Vocabulary vocabulary =
        new Vocabulary(List.of("<s>", "<pad>", "</s>", "<unk>", "a</w>", "b", "ba</w>"));
    BioGptTokenizer written =
        new BioGptTokenizer(
            vocabulary,
            List.of(new Merge("b", "a</w>")),
            SpecialTokens.of(vocabulary, SpecialNames.BIOGPT));
    BioGptTokenizer read = (BioGptTokenizer) writeAndRead(written).tokenizer();
    assertThat(read.merges()).isEqualTo(written.merges());
    Files.delete(folder.resolve("tokenizer_config.json"));
    assertThat(TokenizerFiles.read(folder).tokenizer()).isInstanceOf(BioGptTokenizer.class);
  }

  @Test
  void readsFairseqFiles() throws IOException {
    write("dict.txt", "the 10\nt@@ 5\nhe 2\n");
    write("bpecodes", "h e</w> 123\nt he</w> 100\n");
    Tokenizer tokenizer = TokenizerFiles.read(folder).tokenizer();
    assertThat(tokenizer.vocabulary().id("the</w>")).hasValue(4);
    assertThat(tokenizer.vocabulary().id("t")).hasValue(5);
    assertThat(tokenizer.encode("the he").ids()).containsExactly(4, 6);
  }

  @Test
  void readsTokenizerJsonOfBothForms() throws IOException {
    WordPieceTokenizer wordPiece =
        SmallVocabularies.wordPiece(List.of("a"), new WordPieceSettings(true, false, true, 77));
    writeJson(HuggingFace.wordPieceJson(wordPiece));
    LoadedTokenizer read = TokenizerFiles.read(folder);
    assertThat(settings(read)).isEqualTo(wordPiece.settings());
    assertThat(read.tokenizer().vocabulary()).isEqualTo(wordPiece.vocabulary());
    ByteLevelTokenizer byteLevel =
        SmallByteLevel.of(List.of(new Merge("a", "b")), new ByteLevelSettings(true, false));
    writeJson(HuggingFace.byteLevelJson(byteLevel));
    ByteLevelTokenizer readBytes = (ByteLevelTokenizer) TokenizerFiles.read(folder).tokenizer();
    assertThat(readBytes.settings()).isEqualTo(byteLevel.settings());
    assertThat(readBytes.merges()).isEqualTo(byteLevel.merges());
  }

  @Test
  void configurationOverrulesTheNormalizerAndSaysSo() throws IOException {
    writeJson(
        HuggingFace.wordPieceJson(
            SmallVocabularies.wordPiece(List.of("a"), WordPieceSettings.UNCASED)));
    write("tokenizer_config.json", "{\"do_lower_case\": false}");
    LoadedTokenizer read = TokenizerFiles.read(folder);
    assertThat(settings(read).lowerCase()).isFalse();
    assertThat(read.notes()).singleElement().asString().contains("overrules");
  }

  @Test
  void refusesWhatItCannotDoExactlyByName() throws IOException {
    Map<String, Object> json =
        HuggingFace.wordPieceJson(
            SmallVocabularies.wordPiece(List.of("a"), WordPieceSettings.UNCASED));
    refuses(json, "normalizer", Map.of("type", "NFKC"), "normalizer NFKC");
    refuses(json, "pre_tokenizer", Map.of("type", "Whitespace"), "pre_tokenizer Whitespace");
    refuses(json, "model", Map.of("type", "Unigram"), "model.type Unigram");
    refuses(json, "post_processor", Map.of("type", "ByteLevel"), "post_processor ByteLevel");
    refuses(
        json,
        "added_tokens",
        List.of(Map.of("id", 6, "content", "<e1>", "special", false)),
        "added_tokens \"<e1>\"");
  }

  @Test
  void saysWhatAFolderLacksAndWhatAFileBreaks() throws IOException {
    assertThatThrownBy(() -> TokenizerFiles.read(folder)).hasMessageContaining("no tokenizer");
    write("vocab.txt", "a\nb\n");
    assertThatThrownBy(() -> TokenizerFiles.read(folder)).hasMessageContaining("no \"[CLS]\"");
    write("tokenizer_config.json", "{\"tokenizer_class\": \"T5TokenizerFast\"}");
    assertThatThrownBy(() -> TokenizerFiles.read(folder)).hasMessageContaining("T5Tokenizer");
    write("tokenizer_config.json", "{");
    assertThatThrownBy(() -> TokenizerFiles.read(folder)).hasMessageContaining("is not JSON");
    Files.delete(folder.resolve("vocab.txt"));
    write("tokenizer_config.json", "{}");
    write("vocab.json", "{\"a\": 0, \"b\": 2}");
    write("merges.txt", "a b\n");
    assertThatThrownBy(() -> TokenizerFiles.read(folder)).hasMessageContaining("id 2 of \"b\"");
  }

  private void refuses(Map<String, Object> json, String component, Object value, String message)
      throws IOException {
    Object before = json.put(component, value);
    writeJson(json);
    assertThatThrownBy(() -> TokenizerFiles.read(folder))
        .isInstanceOf(TokenizerFormatException.class)
        .hasMessageContaining(message);
    json.put(component, before);
  }

  private LoadedTokenizer writeAndRead(Tokenizer tokenizer) throws IOException {
    TokenizerFiles.write(tokenizer, OptionalInt.of(512), folder);
    LoadedTokenizer read = TokenizerFiles.read(folder);
    assertThat(read.maxTokens()).hasValue(512);
    assertThat(read.tokenizer().vocabulary()).isEqualTo(tokenizer.vocabulary());
    assertThat(read.tokenizer().specialTokens()).isEqualTo(tokenizer.specialTokens());
    return read;
  }

  private static WordPieceSettings settings(LoadedTokenizer loaded) {
    return ((WordPieceTokenizer) loaded.tokenizer()).settings();
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private void writeJson(Map<String, Object> json) throws IOException {
    JSON.writeValue(folder.resolve("tokenizer.json").toFile(), json);
  }
}
