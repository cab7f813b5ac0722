package io.litmill.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementCheckTest {
  private static final int OUTPUTS = 2;
  private static final List<int[]> SENTENCES =
      LengthMix.sentences(LengthMix.logNormal(20, 3), 1000, 3);

  @Test
  void findsSentencesAgainInAnyBatching() {
    AgreementCheck check = check();
    List<Agreement> agreements =
        check.compare(
            List.of(
                new Formula("packed", Precision.FLOAT32, Batching.PACKED_ROWS, 0),
                new Formula("buckets", Precision.FLOAT32, Batching.LENGTH_BUCKETS, 0)));
    assertThat(agreements).allMatch(agreement -> agreement.maxDifference() == 0);
    assertThat(agreements).allMatch(Agreement::equal);
    assertThat(agreements.get(0).labels())
        .isEqualTo(SENTENCES.stream().mapToInt(ids -> ids.length).sum());
  }

  @Test
  void refusesFloat32ThatDiffersAndSaysByHowMuch() {
    List<Agreement> agreements =
        check().compare(List.of(new Formula("other", Precision.FLOAT32, Batching.PACKED_ROWS, 1)));
    assertThat(agreements.get(0).labelsChanged()).isPositive();
    assertThatThrownBy(() -> AgreementCheck.require(agreements))
        .isInstanceOf(IncomparableEngines.class)
        .hasMessageContaining("other float32 by 1");
  }

  @Test
  void toleratesLowPrecisionWithinAQuarterOfTheDeviation() {
    assertThatCode(() -> AgreementCheck.require(lowPrecision(0.1f))).doesNotThrowAnyException();
    assertThatThrownBy(() -> AgreementCheck.require(lowPrecision(0.4f)))
        .isInstanceOf(IncomparableEngines.class);
  }

  @Test
  void refusesValuesThatAreNotNumbers() {
    assertThatThrownBy(() -> AgreementCheck.require(lowPrecision(Float.NaN)))
        .isInstanceOf(IncomparableEngines.class);
  }

  private static List<Agreement> lowPrecision(float error) {
    return check()
        .compare(List.of(new Formula("half", Precision.BFLOAT16, Batching.PACKED_ROWS, error)));
  }

  private static AgreementCheck check() {
    Contender reference = new Formula("litmill", Precision.FLOAT32, Batching.PACKED_ROWS, 0);
    return new AgreementCheck(reference, OUTPUTS, SENTENCES);
  }

  /** Logits of a token: its id's sine plus an error, and the cosine. */
  private record Formula(String engine, Precision precision, Batching batching, float error)
      implements Contender {
    @Override
    public int clients() {
      return 1;
    }

    @Override
    public float[] run(Batch batch) {
      float[] logits = new float[batch.computedTokens() * OUTPUTS];
      for (int i = 0; i < batch.computedTokens(); i++) {
        logits[i * OUTPUTS] = (float) Math.sin(batch.ids()[i]) + error;
        logits[i * OUTPUTS + 1] = (float) Math.cos(batch.ids()[i]);
      }
      return logits;
    }

    @Override
    public void close() {
      // nothing is held
    }
  }
}
