package io.litmill.training;

import io.litmill.training.TrainableWeights.Trainable;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.NoOp;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.op.train.ResourceApplyAdam;
import org.tensorflow.types.TFloat32;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019), bias-corrected, over gradients
 * that are clipped by their global norm (Pascanu et al. 2013). Biases and normalisations are not
 * decayed.
 */
final class AdamW {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-6f;

  private final Ops tf;
  private final OptimizerSettings settings;
  private final Operand<TFloat32> learningRate;
  private final Operand<TFloat32> beta1Power;
  private final Operand<TFloat32> beta2Power;
  private final List<Slot> slots = new ArrayList<>();

  /**
   * What the optimiser remembers of a weight.
   *
   * @param name in checkpoints
   */
  record Slot(String name, Shape shape, Operand<?> handle) {}

  /**
   * An optimiser.
   *
   * @param learningRate of the encoder at this step
   * @param step from 1
   */
  AdamW(
      Ops tf, OptimizerSettings settings, Operand<TFloat32> learningRate, Operand<TFloat32> step) {
    this.tf = tf;
    this.settings = settings;
    this.learningRate = learningRate;
    this.beta1Power = tf.math.pow(tf.constant(BETA1), step);
    this.beta2Power = tf.math.pow(tf.constant(BETA2), step);
  }

  /** The square root of the sum of all squares. */
  Operand<TFloat32> globalNorm(List<Operand<TFloat32>> gradients) {
    List<Operand<TFloat32>> halves = new ArrayList<>();
    gradients.forEach(gradient -> halves.add(tf.nn.l2Loss(gradient)));
    return tf.math.sqrt(tf.math.mul(tf.math.addN(halves), tf.constant(2f)));
  }

  /** One step for all weights. */
  NoOp apply(
      List<Trainable> weights, List<Operand<TFloat32>> gradients, Operand<TFloat32> globalNorm) {
    Operand<TFloat32> limit = tf.constant((float) settings.clipNorm());
    Operand<TFloat32> factor = tf.math.div(limit, tf.math.maximum(globalNorm, limit));
    List<Op> updates = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      Operand<TFloat32> clipped = tf.math.mul(gradients.get(i), factor);
      updates.add(update(weights.get(i), clipped));
    }
    return tf.withName("train").withControlDependencies(updates).noOp();
  }

  private Op update(Trainable weight, Operand<TFloat32> gradient) {
    Operand<TFloat32> rate = tf.math.mul(learningRate, tf.constant(rateFactor(weight)));
    Ops after = tf;
    if (weight.decayed() && settings.weightDecay() > 0) {
      Operand<TFloat32> share = tf.math.mul(rate, tf.constant((float) settings.weightDecay()));
      Op decay =
          tf.withControlDependencies(List.of(gradient))
              .assignSubVariableOp(weight.handle(), tf.math.mul(weight.value(), share));
      after = tf.withControlDependencies(List.of(decay));
    }
    return ResourceApplyAdam.create(
        after.scope(),
        resource(weight.handle()),
        resource(slot(weight, "m")),
        resource(slot(weight, "v")),
        beta1Power,
        beta2Power,
        rate,
        tf.constant(BETA1),
        tf.constant(BETA2),
        tf.constant(EPSILON),
        gradient);
  }

  private float rateFactor(Trainable weight) {
    if (weight.head()) {
      return (float) settings.headRateFactor();
    }
    return weight.wordEmbedding() ? (float) settings.embeddingRateFactor() : 1;
  }

  private Operand<?> slot(Trainable weight, String suffix) {
    String name = weight.name() + "/adam_" + suffix;
    String node = name.replace('/', '.');
    VarHandleOp handle =
        tf.withName(node).varHandleOp(TFloat32.class, weight.shape(), VarHandleOp.sharedName(node));
    slots.add(new Slot(name, weight.shape(), handle));
    return handle;
  }

  @SuppressWarnings("unchecked")
  private static <T extends org.tensorflow.types.family.TType> Operand<T> resource(
      Operand<?> handle) {
    return (Operand<T>) handle;
  }

  List<Slot> slots() {
    return List.copyOf(slots);
  }
}
