package io.litmill.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PackedBatchTest {
  private final TokenInput first = TokenInput.of(new int[] {11, 12, 13}, new int[] {0, 1, 1});
  private final TokenInput second = TokenInput.of(new int[] {21, 22});

  @Test
  void numbersSegmentsInEachRowAndRestartsPositions() {
    PackedBatch batch =
        PackedBatch.of(
            new BatchShape(2, 6),
            List.of(
                new Placement(first, 0, 0),
                new Placement(second, 0, 3),
                new Placement(second, 1, 0)));
    assertThat(batch.inputIds()).containsExactly(11, 12, 13, 21, 22, 0, 21, 22, 0, 0, 0, 0);
    assertThat(batch.segmentIds()).containsExactly(1, 1, 1, 2, 2, 0, 1, 1, 0, 0, 0, 0);
    assertThat(batch.tokenTypeIds()).containsExactly(0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(batch.positionIds()).containsExactly(0, 1, 2, 0, 1, 0, 0, 1, 0, 0, 0, 0);
    assertThat(batch.firstTokenIndexes()).containsExactly(0, 3, 6);
    assertThat(batch.sequences()).isEqualTo(3);
    assertThat(batch.row(2)).isEqualTo(1);
    assertThat(batch.start(1)).isEqualTo(3);
    assertThat(batch.length(1)).isEqualTo(2);
    assertThat(batch.realTokens()).isEqualTo(7);
    assertThat(batch.paddingRatio()).isEqualTo(5 / 12.0);
  }

  @Test
  void refusesSequencesThatOverlap() {
    List<Placement> placements = List.of(new Placement(first, 0, 0), new Placement(second, 0, 2));
    assertThatThrownBy(() -> PackedBatch.of(new BatchShape(1, 6), placements))
        .hasMessageContaining("two sequences at token 2 of row 0");
  }

  @Test
  void refusesASequenceThatLeavesItsRowByOneToken() {
    List<Placement> fits = List.of(new Placement(first, 0, 3));
    assertThat(PackedBatch.of(new BatchShape(2, 6), fits).realTokens()).isEqualTo(3);
    List<Placement> leaves = List.of(new Placement(first, 0, 4));
    assertThatThrownBy(() -> PackedBatch.of(new BatchShape(2, 6), leaves))
        .hasMessageContaining("tokens [4,7) of row 0 are outside the batch 2x6");
  }

  @Test
  void inputDoesNotFollowTheArrayItWasMadeOf() {
    int[] ids = {5, 6};
    TokenInput input = TokenInput.of(ids);
    ids[0] = 99;
    assertThat(input.id(0)).isEqualTo(5);
  }

  @Test
  void refusesAnEmptySequenceAndMissingTypes() {
    assertThatThrownBy(() -> TokenInput.of(new int[0])).hasMessageContaining("without tokens");
    assertThatThrownBy(() -> TokenInput.of(new int[2], new int[1]))
        .hasMessageContaining("1 token types for 2 ids");
  }

  @Test
  void readsTokenVectorsFromTheSequencesPlaceAndIgnoresSpareValues() {
    PackedBatch batch =
        PackedBatch.of(
            new BatchShape(1, 6), List.of(new Placement(first, 0, 0), new Placement(second, 0, 3)));
    float[] values = {0, 1, 2, 3, 4, 5, 99, 99};
    BatchOutput output = new BatchOutput(OutputUnit.TOKEN, 6, 1, values);
    assertThat(output.valuesOf(batch, 0)).containsExactly(0, 1, 2);
    assertThat(output.valuesOf(batch, 1)).containsExactly(3, 4);
  }

  @Test
  void readsSequenceVectorsInTheBatchsOrder() {
    PackedBatch batch =
        PackedBatch.of(
            new BatchShape(1, 6), List.of(new Placement(first, 0, 0), new Placement(second, 0, 3)));
    BatchOutput output = new BatchOutput(OutputUnit.SEQUENCE, 2, 2, new float[] {1, 2, 3, 4});
    assertThat(output.valuesOf(batch, 0)).containsExactly(1, 2);
    assertThat(output.valuesOf(batch, 1)).containsExactly(3, 4);
  }

  @Test
  void refusesAnOutputOfAnotherSize() {
    PackedBatch batch = PackedBatch.of(new BatchShape(1, 6), List.of(new Placement(first, 0, 0)));
    BatchOutput output = new BatchOutput(OutputUnit.TOKEN, 5, 1, new float[5]);
    assertThatThrownBy(() -> output.requireMatches(batch))
        .hasMessageContaining("5 vectors")
        .hasMessageContaining("expected 6");
    assertThatThrownBy(() -> new BatchOutput(OutputUnit.TOKEN, 6, 2, new float[11]))
        .hasMessageContaining("11 values are too few");
  }
}
