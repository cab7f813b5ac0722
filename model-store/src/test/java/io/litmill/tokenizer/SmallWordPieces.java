package io.litmill.tokenizer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A tokenizer whose words have a piece for each letter of a to z. */
public final class SmallWordPieces {
  private static final Tokenizer TOKENIZER = read();

  private SmallWordPieces() {}

  public static Encoding encode(String text) {
    return TOKENIZER.encode(text);
  }

  public static Tokenizer tokenizer() {
    return TOKENIZER;
  }

  private static Tokenizer read() {
    try {
      Path folder = Files.createTempDirectory("litmill-pieces-");
      write(folder);
      return TokenizerFiles.read(folder).tokenizer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes {@code vocab.txt} and {@code tokenizer_config.json} into a folder. */
  public static int write(Path folder) throws IOException {
    StringBuilder vocabulary = new StringBuilder("[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n");
    for (char c = 'a'; c <= 'z'; c++) {
      vocabulary.append(c).append("\n##").append(c).append('\n');
    }
    List<String> marks = List.of(".", ",", "-", "@", "$", "(", ")");
    marks.forEach(mark -> vocabulary.append(mark).append('\n'));
    Files.writeString(folder.resolve("vocab.txt"), vocabulary);
    Files.writeString(
        folder.resolve("tokenizer_config.json"),
        "{\"tokenizer_class\": \"BertTokenizer\", \"do_lower_case\": true}");
    return vocabulary.toString().split("\n").length;
  }
}
