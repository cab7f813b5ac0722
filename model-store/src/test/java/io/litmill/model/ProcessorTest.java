package io.litmill.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessorTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "flags\t\t: fpu avx512f avx512_bf16 wbnoinvd",
        "flags\t\t: fpu amx_bf16 avx512_fp16 amx_tile",
        "flags : amx_bf16"
      })
  void multipliesBfloat16WhereItsFlagIsListed(String flags) {
    List<String> lines = List.of("processor\t: 0", "model name\t: Some CPU", flags);
    assertThat(Processor.of("amd64", lines)).isEqualTo(new Processor(true));
    assertThat(Processor.of("x86_64", lines)).isEqualTo(new Processor(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flags\t\t: fpu sse2 avx2 avx512f avx512_fp16",
        "flags\t\t: avx512_bf16x",
        "vmx flags\t: avx512_bf16",
        "model name\t: avx512_bf16",
        "flags\t\t:"
      })
  void doesNotWhereItIsNot(String line) {
    assertThat(Processor.of("amd64", List.of(line))).isEqualTo(new Processor(false));
  }

  @Test
  void doesNotWhereNothingIsListed() {
    assertThat(Processor.of("amd64", List.of())).isEqualTo(new Processor(false));
  }

  @Test
  void onArmItIsNotOneDnnThatDoes() {
    List<String> lines = List.of("Features\t: fp asimd bf16 i8mm");
    assertThat(Processor.of("aarch64", lines)).isEqualTo(new Processor(false));
  }
}
