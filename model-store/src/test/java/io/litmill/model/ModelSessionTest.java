package io.litmill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.bundle.Bundle;
import io.litmill.bundle.PublishedCheckpoints;
import io.litmill.graph.Flavour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Padding and the two ways of feeding change nothing in what a sequence comes to. */
class ModelSessionTest {
  private static final float TOLERANCE = 1e-5f;
  private static final int LONGEST = 40;
  private static final long SEED = 11;

  @TempDir Path store;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bert-token",
        "bert-sequence-single-label",
        "bert-question",
        "biobert-v1.1",
        "electra-token",
        "distilbert-sequence-multi-label",
        "biogpt-token",
        "biogpt-sequence",
        "biogpt"
      })
  void aPaddedRowEqualsTheRowAlone(String name) throws IOException {
    Bundle bundle = PublishedCheckpoints.imported(name, store);
    try (ModelSession session = bundle.open(Flavour.FLOAT32, SessionSettings.cpu())) {
      int[] lengths = {LONGEST, 3, 17, 1};
      Random random = new Random(SEED);
      int vocabulary = bundle.manifest().model().architecture().vocabularySize();
      int[][] rows =
          Arrays.stream(lengths)
              .mapToObj(length -> random.ints(length, 0, vocabulary).toArray())
              .toArray(int[][]::new);
      Map<String, FloatTensor> together = session.run(padded(rows, false));
      for (int row = 0; row < rows.length; row++) {
        Map<String, FloatTensor> alone =
            session.run(TokenRows.single(rows[row], new int[rows[row].length]));
        assertRowEquals(alone, together, row, rows[row].length, name);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bert-sequence-single-label", "biobert-v1.1", "electra-token"})
  void servingAndPackedFeedsComeToTheSame(String name) throws IOException {
    Bundle bundle = PublishedCheckpoints.imported(name, store);
    try (ModelSession session = bundle.open(Flavour.FLOAT32, SessionSettings.cpu())) {
      int vocabulary = bundle.manifest().model().architecture().vocabularySize();
      Random random = new Random(SEED);
      int[][] rows = {
        random.ints(12, 0, vocabulary).toArray(), random.ints(5, 0, vocabulary).toArray()
      };
      Map<String, FloatTensor> plain = session.run(padded(rows, false));
      Map<String, FloatTensor> packed = session.run(padded(rows, true));
      plain.forEach(
          (output, values) ->
              assertThat(packed.get(output).values())
                  .as("%s of %s, seed %d", output, name, SEED)
                  .containsExactly(values.values()));
    }
  }

  @Test
  void onlyTheOutputsThatAreNamedAreComputed() throws IOException {
    Bundle bundle = PublishedCheckpoints.imported("biobert-v1.1", store);
    TokenRows rows = TokenRows.single(new int[] {2, 5, 3}, new int[3]);
    try (ModelSession session = bundle.open(Flavour.FLOAT32, SessionSettings.cpu())) {
      assertThat(session.run(rows, List.of("last_hidden_state")))
          .containsOnlyKeys("last_hidden_state");
      assertThatThrownBy(() -> session.run(rows, List.of("logits")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the model has no output logits, only [last_hidden_state");
    }
  }

  private static TokenRows padded(int[][] rows, boolean withPositions) {
    int rowLength = Arrays.stream(rows).mapToInt(row -> row.length).max().orElseThrow();
    int[] ids = new int[rows.length * rowLength];
    int[] sequences = new int[ids.length];
    int[] positions = new int[ids.length];
    int[] first = new int[rows.length];
    for (int row = 0; row < rows.length; row++) {
      int start = row * rowLength;
      first[row] = start;
      for (int i = 0; i < rows[row].length; i++) {
        ids[start + i] = rows[row][i];
        sequences[start + i] = 1;
      }
      for (int i = 0; i < rowLength; i++) {
        positions[start + i] = i;
      }
    }
    return new TokenRows(
        rows.length,
        rowLength,
        ids,
        sequences,
        new int[ids.length],
        withPositions ? positions : null,
        withPositions ? first : null);
  }

  private static void assertRowEquals(
      Map<String, FloatTensor> alone,
      Map<String, FloatTensor> together,
      int row,
      int length,
      String name) {
    alone.forEach(
        (output, expected) -> {
          FloatTensor batch = together.get(output);
          int rowValues = batch.values().length / (int) batch.shape()[0];
          boolean perToken = batch.shape().length > 1 && batch.shape()[1] == LONGEST;
          int count = perToken ? rowValues / LONGEST * length : rowValues;
          float[] actual =
              Arrays.copyOfRange(batch.values(), row * rowValues, row * rowValues + count);
          assertThat(actual)
              .as("%s of row %d of %s, seed %d", output, row, name, SEED)
              .containsExactly(
                  expected.values(), org.assertj.core.api.Assertions.within(TOLERANCE));
        });
  }
}
