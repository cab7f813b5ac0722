package io.litmill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTest {
  @ParameterizedTest
  @CsvSource({"cpu, false, 0", "gpu:0, true, 0", "gpu:1, true, 1", "gpu:15, true, 15"})
  void isWrittenAsItIsRead(String name, boolean gpu, int index) {
    assertThat(Device.ofName(name)).isEqualTo(new Device(gpu, index)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "gpu", "gpu:", "gpu:-1", "gpu:x", "GPU:0", "cpu:0", "cuda:0", "gpu:1000"})
  void otherNamesAreRefused(String name) {
    assertThatThrownBy(() -> Device.ofName(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("device \"" + name + "\" is not known; use cpu, or gpu:0, gpu:1 and so on");
  }

  @Test
  void aNegativeGpuAndASecondCpuAreRefused() {
    assertThatThrownBy(() -> new Device(true, -1)).hasMessage("there is no gpu:-1");
    assertThatThrownBy(() -> new Device(false, 1)).hasMessage("there is no cpu:1");
  }
}
