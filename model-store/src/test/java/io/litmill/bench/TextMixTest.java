package io.litmill.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.tokenizer.Tokenizer;
import io.litmill.tokenizer.TokenizerFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextMixTest {
  private static final int CLS = 2;
  private static final int SEP = 3;

  @TempDir private Path folder;
  private Tokenizer tokenizer;

  @BeforeEach
  void readTokenizer() throws IOException {
    Files.writeString(folder.resolve("vocab.txt"), "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nw5\nw6\n");
    tokenizer = TokenizerFiles.read(folder).tokenizer();
  }

  @Test
  void readsTheTokensOfEachLineOfEveryFile() throws Exception {
    Path plain = write("a.txt", "w5 w6\n\n  w6  \n");
    Path compressed = folder.resolve("b.txt.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      out.write("w5".getBytes(StandardCharsets.UTF_8));
    }
    Mix mix = TextMix.read(List.of(plain, compressed), tokenizer, 512, 10, 1);
    assertThat(mix.sentences())
        .containsExactlyInAnyOrder(
            new int[] {CLS, 5, 6, SEP}, new int[] {CLS, 6, SEP}, new int[] {CLS, 5, SEP});
    assertThat(mix.origin()).isEqualTo("a.txt, b.txt.gz");
    assertThat(mix.text()).isTrue();
  }

  @Test
  void leavesOutWhatIsOneTokenTooLong() throws Exception {
    Path file = write("a.txt", "w5 w6\nw5 w6 w5\n");
    Mix mix = TextMix.read(List.of(file), tokenizer, 4, 10, 1);
    assertThat(mix.sentences()).containsExactly(new int[] {CLS, 5, 6, SEP});
    assertThat(mix.leftOut()).isEqualTo(1);
  }

  @Test
  void samplesTheSameSentencesWithTheSameSeed() throws Exception {
    Path file = write("a.txt", "w5\nw6\n".repeat(100) + "w5 w5\n".repeat(100));
    Mix mix = TextMix.read(List.of(file), tokenizer, 512, 50, 7);
    assertThat(mix.count()).isEqualTo(50);
    assertThat(mix.sentences()).as("seed 7").anyMatch(ids -> ids.length == 4);
    assertThat(TextMix.read(List.of(file), tokenizer, 512, 50, 7).sentences())
        .usingRecursiveComparison()
        .isEqualTo(mix.sentences());
  }

  @Test
  void refusesTextsWithoutSentencesAndOtherEncodings() throws Exception {
    Path blank = write("a.txt", "\n \n");
    assertThatThrownBy(() -> TextMix.read(List.of(blank), tokenizer, 512, 10, 1))
        .hasMessageContaining("a.txt has no sentences");
    Path latin = folder.resolve("latin.txt");
    Files.write(latin, new byte[] {'w', (byte) 0xe9, '\n'});
    assertThatThrownBy(() -> TextMix.read(List.of(latin), tokenizer, 512, 10, 1))
        .hasMessageContaining("latin.txt is not UTF-8");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
