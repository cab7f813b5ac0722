package io.litmill.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.architecture.Activation;
import io.litmill.architecture.Architecture;
import io.litmill.architecture.Family;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The state of the token at column c of row r is 10·r + c. */
class MarkedStatesTest {
  private static final int[][] IDS = {
    {1, 7, 8, 2, 7, 8, 0, 0},
    {1, 7, 9, 2, 1, 7, 8, 2},
  };

  @Test
  void aRowOfOneSequenceHasTheMeanOfAllPlacesOfTheMark() {
    int[][] one = {{1, 1, 1, 1, 1, 1, 0, 0}, {1, 1, 1, 1, 1, 1, 1, 1}};
    // row 0: columns 1 and 4; row 1: column 5
    assertThat(means(List.of(7, 8), one, null)).containsExactly(2.5f, 15f);
    assertThat(means(List.of(9), one, null)).containsExactly(0f, 12f);
  }

  @Test
  void sequencesOfOneRowAreApart() {
    int[][] packed = {{1, 1, 1, 1, 2, 2, 0, 0}, {1, 1, 1, 1, 2, 2, 2, 2}};
    int[] first = {0, 4, 8, 12};
    assertThat(means(List.of(7, 8), packed, first)).containsExactly(1f, 4f, 0f, 15f);
    assertThat(means(List.of(1), packed, first)).containsExactly(0f, 0f, 10f, 14f);
  }

  @Test
  void aMarkThatIsCutOffAtTheEndIsNone() {
    int[][] one = {{1, 1, 1, 1, 1, 1, 0, 0}, {1, 1, 1, 1, 1, 1, 1, 1}};
    assertThat(means(List.of(2, 1, 7, 8, 2), one, null)).containsExactly(0f, 13f);
    assertThat(means(List.of(8, 2, 2), one, null)).containsExactly(0f, 0f);
  }

  private static float[] means(List<Integer> mark, int[][] sequences, int[] first) {
    Architecture architecture =
        new Architecture(Family.BERT, 20, 8, 8, 1, 2, 16, 16, 0, 2, 1e-12, Activation.GELU, 1);
    try (Graph graph = new Graph();
        TInt32 ids = TInt32.tensorOf(StdArrays.ndCopyOf(IDS));
        TInt32 numbers = TInt32.tensorOf(StdArrays.ndCopyOf(sequences));
        TInt32 tokens = TInt32.vectorOf(first == null ? new int[] {0} : first);
        TFloat32 values = states();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      PackedInputs inputs = new PackedInputs(tf, architecture);
      Placeholder<TFloat32> states =
          tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 1)));
      Operand<TFloat32> mean = new MarkedStates(tf, inputs).mean(states, mark);
      Session.Runner runner =
          session
              .runner()
              .feed(inputs.idsFeed(), ids)
              .feed(inputs.sequencesFeed(), numbers)
              .feed(states, values)
              .fetch(mean);
      if (first != null) {
        runner.feed(inputs.sequenceTokensFeed(), tokens);
      }
      try (TFloat32 result = (TFloat32) runner.run().get(0)) {
        float[] means = new float[Math.toIntExact(result.shape().get(0))];
        for (int i = 0; i < means.length; i++) {
          means[i] = result.getFloat(i, 0);
        }
        return means;
      }
    }
  }

  private static TFloat32 states() {
    TFloat32 states = TFloat32.tensorOf(Shape.of(16, 1));
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 8; column++) {
        states.setFloat(10 * row + column, 8 * row + column, 0);
      }
    }
    return states;
  }
}
