package io.litmill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionSettingsTest {
  @Test
  void theCpuHasAThreadACore() {
    assertThat(SessionSettings.cpu())
        .isEqualTo(new SessionSettings(Device.CPU, Runtime.getRuntime().availableProcessors(), 0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1})
  void aShareOfTheGpuIsTaken(double fraction) {
    assertThat(new SessionSettings(Device.ofName("gpu:0"), 1, fraction).gpuMemoryFraction())
        .isEqualTo(fraction);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void aShareThatIsNoneIsRefused(double fraction) {
    assertThatThrownBy(() -> new SessionSettings(Device.CPU, 1, fraction))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gpuMemoryFraction " + fraction + " is not between 0 and 1");
  }

  @Test
  void noThreadAndNoDeviceAreRefused() {
    assertThatThrownBy(() -> new SessionSettings(Device.CPU, 0, 0))
        .hasMessage("threads 0 is below 1");
    assertThatThrownBy(() -> new SessionSettings(null, 1, 0)).hasMessage("device");
  }
}
