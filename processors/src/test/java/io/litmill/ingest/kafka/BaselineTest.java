package io.litmill.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.ingest.PubmedSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {
  @TempDir Path folder;

  private Baseline of(OptionalInt count, String... names) throws IOException {
    List<String> paths = new ArrayList<>();
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      paths.add(Files.writeString(file, "").toString());
    }
    return Baseline.of(PubmedSources.of(paths), count);
  }

  @Test
  void filesOfAYearFromOneOnAreABaseline() throws IOException {
    Baseline baseline =
        of(
            OptionalInt.empty(),
            "pubmed26n0002.xml.gz",
            "pubmed26n0001.xml.gz",
            "pubmed26n0003.xml");
    assertThat(baseline.series()).isEqualTo("pubmed26");
    assertThat(baseline.files()).hasSize(3);
    assertThat(baseline.firstOrder()).isEqualTo(20260001L << 24);
  }

  @Test
  void aGapIsNamed() {
    assertThatThrownBy(() -> of(OptionalInt.empty(), "pubmed26n0001.xml", "pubmed26n0004.xml"))
        .hasMessageContaining("not whole: pubmed26n0002, pubmed26n0003 missing");
    assertThatThrownBy(() -> of(OptionalInt.empty(), "pubmed26n0002.xml"))
        .hasMessageContaining("pubmed26n0001 missing");
  }

  @Test
  void theCountIsHeld() throws IOException {
    assertThat(of(OptionalInt.of(1), "pubmed26n0001.xml").countKnown()).isTrue();
    assertThatThrownBy(() -> of(OptionalInt.of(3), "pubmed26n0001.xml"))
        .hasMessageContaining("has 3 files, given are 1: pubmed26n0002, pubmed26n0003 missing");
    assertThatThrownBy(() -> of(OptionalInt.of(1), "pubmed26n0001.xml", "pubmed26n0002.xml"))
        .hasMessageContaining("has 1 files, given are 2: too many are there");
  }

  @Test
  void otherFilesAreNoBaseline() {
    assertThatThrownBy(() -> of(OptionalInt.empty(), "pubmed26n0001.xml", "efetch.xml"))
        .hasMessageContaining("efetch.xml is no file of a baseline");
    assertThatThrownBy(() -> of(OptionalInt.empty(), "pubmed25n0001.xml", "pubmed26n0001.xml"))
        .hasMessageContaining("not of the baseline of pubmed25");
    assertThatThrownBy(() -> of(OptionalInt.empty(), "a/pubmed26n0001.xml", "b/pubmed26n0001.xml"))
        .hasMessageContaining("there twice");
  }
}
