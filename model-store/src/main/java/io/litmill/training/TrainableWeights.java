package io.litmill.training;

import io.litmill.graph.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * The weights of a training graph: one float32 variable for each canonical name. What a graph
 * computes with, joined or in another type, is made of them at each step, so that gradients arrive
 * at the variables.
 */
final class TrainableWeights implements Weights {
  private final Ops tf;
  private final List<Trainable> all = new ArrayList<>();

  /**
   * A variable.
   *
   * @param value as read at the beginning of a step
   */
  record Trainable(String name, Shape shape, Operand<?> handle, Operand<TFloat32> value) {
    /** Biases and normalisations are not decayed (Devlin et al. 2019). */
    boolean decayed() {
      return !name.endsWith("/bias") && !name.endsWith("/gamma") && !name.endsWith("/beta");
    }

    /** Whether these are the embeddings of the wordpieces. */
    boolean wordEmbedding() {
      return name.equals("embeddings/word");
    }

    /** Whether the variable belongs to the head and not to the encoder. */
    boolean head() {
      return name.startsWith("classifier/") || name.startsWith("pooler/");
    }
  }

  TrainableWeights(Ops tf) {
    this.tf = tf;
  }

  @Override
  public Ops loading() {
    return tf;
  }

  @Override
  public Operand<TFloat32> stored(String name, Shape shape) {
    String node = name.replace('/', '.');
    VarHandleOp handle =
        tf.withName(node).varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName(node));
    Operand<TFloat32> value = tf.withName(node + ".value").readVariableOp(handle, TFloat32.class);
    all.add(new Trainable(name, shape, handle, value));
    return value;
  }

  @Override
  public <T extends TType> Operand<T> variable(String name, Operand<T> initial, Shape shape) {
    return initial;
  }

  @Override
  public void endGroup() {
    // all are initialised together
  }

  List<Trainable> all() {
    return Collections.unmodifiableList(all);
  }
}
