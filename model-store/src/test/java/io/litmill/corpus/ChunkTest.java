package io.litmill.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "B-a I-a O, 0-2 a",
    "B-a B-a, 0-1 a;1-2 a",
    "O I-a I-a, 1-3 a",
    "I-a O I-a, 0-1 a;2-3 a",
    "B-a I-b I-b, 0-1 a;1-3 b",
    "I-a I-b, 0-1 a;1-2 b",
    "B-a I-a E-a I-a, 0-3 a;3-4 a",
    "B-a E-a E-a, 0-2 a;2-3 a",
    "O E-a O, 1-2 a",
    "S-a I-a, 0-1 a;1-2 a",
    "S-a S-a, 0-1 a;1-2 a",
    "B-a S-a, 0-1 a;1-2 a",
    "B I I O B, '0-3 ;4-5 '",
    "O O, ''"
  })
  void chunksAreThoseOfConlleval(String tags, String chunks) {
    String found =
        String.join(
            ";",
            Chunk.of(List.of(tags.split(" "))).stream()
                .map(chunk -> chunk.first() + "-" + chunk.end() + " " + chunk.type())
                .toList());
    assertThat(found).isEqualTo(chunks);
  }

  @Test
  void noTagsNoChunks() {
    assertThat(Chunk.of(List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"X", "B-", "Gene", "o", "", "B_Gene", "-Gene"})
  void anythingElseIsRefused(String tag) {
    assertThatThrownBy(() -> Chunk.of(List.of("O", tag)))
        .hasMessageStartingWith("tag \"" + tag + "\" is none of O, B, I, E, S");
  }
}
