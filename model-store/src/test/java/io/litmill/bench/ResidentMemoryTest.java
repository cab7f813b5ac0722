package io.litmill.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResidentMemoryTest {

  @Test
  void readsTheLinesOfLinux() throws Exception {
    List<String> status =
        List.of("Name:\tjava", "VmHWM:\t  300 kB", "VmRSS:\t  200 kB", "RssFile:\t   50 kB");
    assertThat(ResidentMemory.of(status))
        .isEqualTo(new ResidentMemory(200 * 1024, 50 * 1024, 300 * 1024));
  }

  @Test
  void namesTheLineThatIsMissing() {
    assertThatThrownBy(() -> ResidentMemory.of(List.of("VmRSS:\t  200 kB")))
        .hasMessageContaining("RssFile");
  }
}
