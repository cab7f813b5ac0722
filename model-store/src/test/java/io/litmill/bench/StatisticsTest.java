package io.litmill.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.litmill.architecture.Activation;
import io.litmill.architecture.Architecture;
import io.litmill.architecture.Family;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  @Test
  void medianOfAnOddNumberIsTheMiddleValue() {
    assertThat(Statistics.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2);
  }

  @Test
  void medianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
    assertThat(Statistics.median(List.of(9.0, 1.0, 2.0, 4.0))).isEqualTo(3);
  }

  @Test
  void bestIsTheLargest() {
    assertThat(Statistics.best(List.of(1.0, 3.0, 2.0))).isEqualTo(3);
  }

  @Test
  void ratiosArePairedByRound() {
    List<Double> rates = List.of(20.0, 2.0, 30.0);
    List<Double> base = List.of(10.0, 1.0, 10.0);
    assertThat(Statistics.medianRatio(rates, base)).isEqualTo(2);
  }

  @Test
  void refusesToPairDifferentNumbersOfRounds() {
    assertThatThrownBy(() -> Statistics.medianRatio(List.of(1.0), List.of(1.0, 2.0)))
        .hasMessageContaining("1 rounds cannot be paired with 2");
  }

  @Test
  void countsTheProductsOfBertBase() {
    // 12 layers of 4·768² + 2·768·3072 = 7,077,888 weights, and attention to 128 tokens
    assertThat(EncoderWork.operationsPerToken(base(), 0)).isEqualTo(2.0 * 12 * 7_077_888);
    assertThat(EncoderWork.operationsPerToken(base(), 128))
        .isEqualTo(2.0 * 12 * (7_077_888 + 2 * 128 * 768));
  }

  @Test
  void shareOfPeakIsOneWhereEveryOperationOfTheMachineIsUsed() {
    assertThat(EncoderWork.shareOfPeak(170e6, 1000, 170e9)).isCloseTo(1, within(1e-12));
    assertThat(EncoderWork.shareOfPeak(170e6, 500, 170e9)).isCloseTo(0.5, within(1e-12));
  }

  private static Architecture base() {
    return new Architecture(
        Family.BERT, 28_996, 768, 768, 12, 12, 3072, 512, 0, 2, 1e-12, Activation.GELU, 1);
  }
}
