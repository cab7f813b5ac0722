package io.litmill.graph;

import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The states at which a mark stands, a run of tokens such as a tag before a mention: the "entity
 * start" of Soares et al. (2019, Matching the Blanks). Found in the tokens themselves, so that no
 * input beside them is needed, in rows of one sequence and in packed rows.
 */
public final class MarkedStates {
  private final Ops tf;
  private final PackedInputs inputs;
  private final Operand<TFloat32> sameSequence;

  public MarkedStates(Ops tf, PackedInputs inputs) {
    this.tf = tf;
    this.inputs = inputs;
    Operand<TInt32> keys = inputs.sequenceKeys();
    Operand<TInt32> wanted = tf.gather(keys, inputs.sequenceTokens(), tf.constant(0));
    this.sameSequence = equal(tf.expandDims(wanted, tf.constant(1)), keys);
  }

  /**
   * The mean of the states at the first tokens of a mark.
   *
   * @param states [N, size]
   * @param mark token ids, one at least
   * @return [sequences, size]; zeros where the mark is not in the sequence
   */
  public Operand<TFloat32> mean(Operand<TFloat32> states, List<Integer> mark) {
    Operand<TFloat32> places = tf.math.mul(sameSequence, starts(mark));
    Operand<TFloat32> count = tf.reduceSum(places, tf.constant(1), ReduceSum.keepDims(true));
    return tf.math.realDiv(
        tf.linalg.matMul(places, states), tf.math.maximum(count, tf.constant(1f)));
  }

  /** [N]: 1 where all tokens of the mark follow each other. */
  private Operand<TFloat32> starts(List<Integer> mark) {
    int more = mark.size() - 1;
    Operand<TInt32> tokens = inputs.tokens();
    if (more > 0) {
      tokens = tf.concat(List.of(tokens, tf.constant(none(more))), tf.constant(0));
    }
    Operand<TFloat32> found = null;
    for (int i = 0; i <= more; i++) {
      Operand<TInt32> shifted =
          tf.stridedSlice(tokens, i == more ? Indices.sliceFrom(i) : Indices.slice(i, i - more));
      Operand<TFloat32> here = equal(shifted, tf.constant(mark.get(i)));
      found = found == null ? here : tf.math.mul(found, here);
    }
    return found;
  }

  private static int[] none(int count) {
    int[] ids = new int[count];
    Arrays.fill(ids, -1);
    return ids;
  }

  private Operand<TFloat32> equal(Operand<TInt32> one, Operand<TInt32> other) {
    return tf.math.sub(
        tf.constant(1f), tf.dtypes.cast(tf.math.notEqual(one, other), TFloat32.class));
  }
}
