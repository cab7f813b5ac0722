package io.litmill.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementCheckTest {
  private static final int OUTPUTS = 2;
  private static final List<int[]> SENTENCES =
      LengthMix.sentences(LengthMix.logNormal(20, 3), 1000, 3);
  private static final Formula EXACT = new Formula("litmill", Precision.FLOAT32, 0);
  private final AgreementCheck check = new AgreementCheck(logits(EXACT, SENTENCES), OUTPUTS);

  @Test
  void findsSentencesAgainInBuckets() {
    Agreement agreement = check.compare(EXACT, logits(EXACT, SENTENCES));
    assertThat(agreement.maxDifference()).isZero();
    assertThat(agreement.equal()).isTrue();
    assertThat(agreement.sentences()).isEqualTo(20);
    assertThat(agreement.labels()).isEqualTo(SENTENCES.stream().mapToInt(ids -> ids.length).sum());
  }

  @Test
  void comparesTheFirstSentencesWhereOnlyTheseAreGiven() {
    Agreement agreement = check.compare(EXACT, logits(EXACT, SENTENCES.subList(0, 2)));
    assertThat(agreement.labels()).isEqualTo(SENTENCES.get(0).length + SENTENCES.get(1).length);
    assertThat(agreement.equal()).isTrue();
  }

  @Test
  void refusesFloat32ThatDiffersAndSaysByHowMuch() {
    Agreement agreement = compare(Precision.FLOAT32, 1);
    assertThat(agreement.labelsChanged()).isPositive();
    assertThatThrownBy(() -> Agreement.require(List.of(agreement)))
        .isInstanceOf(IncomparableEngines.class)
        .hasMessageContaining("other float32 by 1");
  }

  @Test
  void rmsIsRelativeToTheReference() {
    // an error of 0.1 in one of two outputs, sine and cosine
    assertThat(compare(Precision.BFLOAT16, 0.1f).relativeRms()).isCloseTo(0.1, within(1e-6));
  }

  @Test
  void toleratesLowPrecisionWithinAQuarterOfTheLogits() {
    assertThatCode(() -> Agreement.require(List.of(compare(Precision.BFLOAT16, 0.24f))))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Agreement.require(List.of(compare(Precision.BFLOAT16, 0.26f))))
        .isInstanceOf(IncomparableEngines.class);
  }

  @Test
  void refusesValuesThatAreNotNumbers() {
    assertThatThrownBy(() -> Agreement.require(List.of(compare(Precision.BFLOAT16, Float.NaN))))
        .isInstanceOf(IncomparableEngines.class);
  }

  private Agreement compare(Precision precision, float error) {
    Formula other = new Formula("other", precision, error);
    return check.compare(other, logits(other, SENTENCES));
  }

  private static List<float[]> logits(Formula formula, List<int[]> sentences) {
    return SentenceLogits.inBuckets(formula, sentences, OUTPUTS);
  }

  /** Logits of a token: its id's sine plus an error, and the cosine. */
  private record Formula(String engine, Precision precision, float error) implements Contender {
    @Override
    public int threads() {
      return 1;
    }

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
