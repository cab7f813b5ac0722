package io.litmill.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LengthMixTest {
  @TempDir private Path folder;

  @Test
  void builtInLengthsAreFortyInTheMean() {
    double mean = LengthMix.logNormal(20_000, 5).stream().mapToInt(n -> n).average().orElseThrow();
    assertThat(mean).as("seed 5").isCloseTo(40, within(1.0));
  }

  @Test
  void readsOneLengthALine() throws Exception {
    assertThat(LengthMix.read(write("12\n\n 512 \n"), 512)).containsExactly(12, 512);
  }

  @Test
  void namesTheLineThatIsNoLength() throws Exception {
    Path file = write("12\nforty\n");
    assertThatThrownBy(() -> LengthMix.read(file, 512)).hasMessageContaining("line 2: \"forty\"");
  }

  @Test
  void refusesLengthsTheModelDoesNotTake() throws Exception {
    Path file = write("513\n");
    assertThatThrownBy(() -> LengthMix.read(file, 512)).hasMessageContaining("513");
    Path zero = write("0\n");
    assertThatThrownBy(() -> LengthMix.read(zero, 512)).hasMessageContaining("0 tokens");
  }

  private Path write(String text) throws Exception {
    return Files.writeString(folder.resolve("lengths.txt"), text);
  }
}
