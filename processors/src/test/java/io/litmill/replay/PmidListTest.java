package io.litmill.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PmidListTest {
  @TempDir Path folder;

  private PmidList list(String name, String text) throws IOException {
    return PmidList.read(Files.writeString(folder.resolve(name), text));
  }

  @Test
  void aListIsKnownByItsPmidsWhateverTheirOrderAndForm() throws IOException {
    PmidList one = list("one", "12\n\n# of interest\nPMID: 7\n");
    PmidList other = list("other", "7\n12\n12\n");
    assertThat(one.contains("7")).isTrue();
    assertThat(one.contains("8")).isFalse();
    assertThat(one.print().sha256()).isEqualTo(other.print().sha256());
    assertThat(one.print().count()).isEqualTo(2);
    assertThat(one.print().sha256()).isNotEqualTo(list("third", "7\n").print().sha256());
  }

  @Test
  void aLineThatIsNoPmidIsNamed() {
    assertThatThrownBy(() -> list("bad", "12\nabc\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("abc");
    assertThatThrownBy(() -> list("empty", "# none\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no PMIDs");
  }
}
