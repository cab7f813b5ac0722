package io.litmill.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.litmill.bundle.Bundle;
import io.litmill.bundle.PublishedCheckpoints;
import io.litmill.bundle.Reference;
import io.litmill.graph.Flavour;
import io.litmill.model.Processor;
import io.litmill.model.SessionSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One checkpoint of each family and kind of head, in each flavour, packed and alone. */
class FlavourParityTest {
  @TempDir Path store;

  @ParameterizedTest
  @CsvSource({
    "bert-token, FLOAT32, 5e-6",
    "bert-sequence-multi-label, FLOAT32, 5e-6",
    "bert-question, FLOAT32, 5e-6",
    "roberta-sequence-single-label, FLOAT32, 5e-6",
    "electra-embedding-projection, FLOAT32, 5e-6",
    "distilbert-token, FLOAT32, 5e-6",
    "biogpt-token, FLOAT32, 5e-6",
    "biogpt-sequence, FLOAT32, 5e-6",
    "biolinkbert, FLOAT32, 5e-6",
    "bert-token, BFLOAT16, 0.05",
    "biogpt-token, BFLOAT16, 0.05",
    "bert-token, ONEDNN_BFLOAT16, 0.05",
    "bert-gelu-new, ONEDNN_BFLOAT16, 0.05",
    "roberta-sequence-single-label, ONEDNN_BFLOAT16, 0.05",
    "electra-embedding-projection, ONEDNN_BFLOAT16, 0.05",
    "biogpt-token, ONEDNN_BFLOAT16, 0.05",
    "bert-token, ONEDNN_BFLOAT16_UNPACKED, 0.05",
    "biogpt-token, ONEDNN_BFLOAT16_UNPACKED, 0.05",
  })
  void packedSequencesEqualTheSequencesAlone(String name, Flavour flavour, double relativeRms)
      throws IOException {
    assumeTrue(
        !flavour.oneDnn() || Processor.ofThisMachine().bfloat16(),
        "needs an x86 processor with bfloat16");
    Bundle bundle = PublishedCheckpoints.imported(name, store);
    List<TokenInput> inputs = inputs(PublishedCheckpoints.reference(name));
    try (SessionRunner exact = runner(bundle, Flavour.FLOAT32);
        SessionRunner runner = runner(bundle, flavour)) {
      PackedBatch packed = packed(inputs);
      BatchOutput together = runner.run(packed);
      for (int i = 0; i < inputs.size(); i++) {
        PackedBatch alone = PackedBatch.of(new BatchShape(1, 64), List.of(at(inputs.get(i), 0, 0)));
        float[] expected = exact.run(alone).valuesOf(alone, 0);
        assertThat(relativeRms(expected, together.valuesOf(packed, i)))
            .as("sequence %d of %s in %s", i, name, flavour)
            .isLessThan(relativeRms);
      }
    }
  }

  private static double relativeRms(float[] expected, float[] actual) {
    assertThat(actual).hasSameSizeAs(expected);
    double differences = 0;
    double squares = 0;
    for (int i = 0; i < expected.length; i++) {
      differences += Math.pow((double) expected[i] - actual[i], 2);
      squares += Math.pow(expected[i], 2);
    }
    return Math.sqrt(differences / squares);
  }

  private static SessionRunner runner(Bundle bundle, Flavour flavour) {
    return new SessionRunner(
        bundle.manifest().model(), bundle.open(flavour, SessionSettings.cpu()));
  }

  private static List<TokenInput> inputs(Reference reference) {
    return reference.examples().stream()
        .map(example -> TokenInput.of(example.inputIds(), example.tokenTypes()))
        .toList();
  }

  /** All sequences in one row with a gap after each, and a second row with the first one again. */
  private static PackedBatch packed(List<TokenInput> inputs) {
    List<Placement> placements = new ArrayList<>();
    int at = 0;
    for (TokenInput input : inputs) {
      placements.add(at(input, 0, at));
      at += input.length() + 1;
    }
    placements.add(at(inputs.get(0), 1, 3));
    return PackedBatch.of(new BatchShape(2, at + 5), placements);
  }

  private static Placement at(TokenInput input, int row, int start) {
    return new Placement(input, row, start);
  }
}
