package io.litmill.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.architecture.Activation;
import io.litmill.architecture.Architecture;
import io.litmill.architecture.Family;
import io.litmill.architecture.ModelForm;
import io.litmill.architecture.Task;
import io.litmill.bundle.Manifest.Drift;
import io.litmill.graph.Flavour;
import io.litmill.model.FloatTensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Decisions counted by hand. */
class HalfPrecisionTest {
  @Test
  void aTokenChangesWhenAnotherLabelIsLargest() {
    Drift drift =
        drift(
            manifest(Task.TOKEN, List.of("B", "I", "O"), Map.of()),
            new float[] {3, 1, 2, /**/ 0, 1, 0, /**/ 5, 5.1f, 0},
            new float[] {3, 2, 1, /**/ 2, 1, 0, /**/ 5.2f, 5.1f, 0});
    assertThat(drift.decisions()).isEqualTo(3);
    assertThat(drift.changed()).isEqualTo(2);
    assertThat(drift.rms()).isEqualTo(0.82); // sqrt((1 + 1 + 4 + 0.04) / 9)
  }

  @Test
  void aSequenceDecidesOnce() {
    Manifest manifest = manifest(Task.SINGLE_LABEL, List.of("no", "yes"), Map.of());
    assertThat(drift(manifest, new float[] {1, 2}, new float[] {2, 1})).returns(1, Drift::changed);
    assertThat(drift(manifest, new float[] {1, 2}, new float[] {1, 9})).returns(0, Drift::changed);
  }

  @Test
  void everyLabelOfSeveralIsDecidedByItself() {
    Manifest manifest = manifest(Task.MULTI_LABEL, List.of("a", "b", "c"), Map.of());
    Drift drift = drift(manifest, new float[] {0.1f, -0.1f, 3}, new float[] {-0.1f, 0.1f, 2});
    assertThat(drift.decisions()).isEqualTo(3);
    assertThat(drift.changed()).isEqualTo(2);
  }

  /** A probability of 0.8 is a logit of ln 4 = 1.386. */
  @Test
  void aLabelWithAThresholdIsDecidedByIt() {
    Manifest manifest = manifest(Task.MULTI_LABEL, List.of("a", "b"), Map.of("a", 0.8));
    Drift drift = drift(manifest, new float[] {1.3f, 0.2f}, new float[] {1.5f, 0.1f});
    assertThat(drift.changed()).isEqualTo(1);
    assertThat(drift(manifest, new float[] {0.1f, 1}, new float[] {-0.1f, 1}).changed()).isZero();
  }

  @Test
  void aQuestionDecidesTheStartAndTheEndOverAllTokens() {
    HalfPrecision drift = new HalfPrecision(manifest(Task.QUESTION, List.of(), Map.of()));
    drift.add(tensor(1, 2, 3, 4), tensor(1, 2, 4, 3));
    drift.add(tensor(4, 3, 2, 1), tensor(4, 3, 2, 2));
    assertThat(drift.of(Flavour.BFLOAT16).decisions()).isEqualTo(2);
    assertThat(drift.of(Flavour.BFLOAT16).changed()).isEqualTo(1);
  }

  @Test
  void aNumberIsNoDecision() {
    Drift drift =
        drift(manifest(Task.REGRESSION, List.of(), Map.of()), new float[] {1}, new float[] {1.5f});
    assertThat(drift).isEqualTo(new Drift(Flavour.BFLOAT16, 0.5, 0, 0));
  }

  @Test
  void nothingChangedIsZero() {
    Manifest manifest = manifest(Task.SINGLE_LABEL, List.of("no", "yes"), Map.of());
    assertThat(drift(manifest, new float[] {1, 2}, new float[] {1, 2}))
        .isEqualTo(new Drift(Flavour.BFLOAT16, 0, 1, 0));
  }

  private static Drift drift(Manifest manifest, float[] exact, float[] half) {
    HalfPrecision drift = new HalfPrecision(manifest);
    drift.add(tensor(exact), tensor(half));
    return drift.of(Flavour.BFLOAT16);
  }

  private static FloatTensor tensor(float... values) {
    return new FloatTensor(new long[] {1, values.length}, values);
  }

  private static Manifest manifest(Task task, List<String> labels, Map<String, Double> thresholds) {
    Architecture architecture =
        new Architecture(Family.BERT, 10, 4, 4, 1, 2, 8, 16, 0, 2, 1e-12, Activation.GELU, 1);
    return new Manifest(
        Manifest.FORMAT,
        "hand",
        new ModelForm(architecture, task, labels, true),
        16,
        WeightType.FLOAT32,
        1,
        Manifest.Precision.AUTO,
        thresholds,
        null,
        List.of(),
        new Manifest.Source("safetensors", "hand", null, new TreeMap<>()),
        Manifest.Card.EMPTY,
        new TreeMap<>());
  }
}
