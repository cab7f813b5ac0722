package io.litmill.training;

import io.litmill.architecture.ModelForm;
import io.litmill.tagging.TagHeads;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The loss of each task, as one number: the weighted sum over all targets of a batch, divided by a
 * number that is fed. A target of weight 0 has no gradient.
 */
final class Losses {
  private final Ops tf;
  private final ModelForm form;
  private final Operand<TInt32> sequences;
  private final Placeholder<TInt32> classes;
  private final Placeholder<TFloat32> targets;
  private final Placeholder<TFloat32> weights;
  private final Placeholder<TFloat32> divisor;

  /**
   * The losses of a graph.
   *
   * @param sequences 0 for padding, [rows, row length]
   */
  Losses(Ops tf, ModelForm form, Operand<TInt32> sequences) {
    this.sequences = sequences;
    this.tf = tf;
    this.form = form;
    this.classes = tf.withName("classes").placeholder(TInt32.class);
    this.targets = tf.withName("targets").placeholder(TFloat32.class);
    this.weights = tf.withName("weights").placeholder(TFloat32.class);
    this.divisor = tf.withName("divisor").placeholder(TFloat32.class);
  }

  /** Index of the right class for each softmax, flat. */
  Placeholder<TInt32> classes() {
    return classes;
  }

  /** The right numbers of sigmoids or regressions, flat. */
  Placeholder<TFloat32> targets() {
    return targets;
  }

  /** One for each class or number, flat. */
  Placeholder<TFloat32> weights() {
    return weights;
  }

  /** Scalar. */
  Placeholder<TFloat32> divisor() {
    return divisor;
  }

  /** How many softmaxes stand over each token or sequence. */
  static int softmaxes(ModelForm form) {
    return switch (form.task()) {
      case TOKEN -> TagHeads.of(form.labels()).heads().size();
      case QUESTION -> 2;
      default -> 1;
    };
  }

  Operand<TFloat32> of(Map<String, Operand<TFloat32>> outputs) {
    return switch (form.task()) {
      case TOKEN, SINGLE_LABEL -> softmax(outputs.get("logits"));
      case MULTI_LABEL -> sigmoid(outputs.get("logits"));
      case REGRESSION -> squares(outputs.get("logits"));
      case QUESTION -> startAndEnd(outputs.get("start_logits"), outputs.get("end_logits"));
      case ENCODER, CAUSAL_LM ->
          throw new IllegalArgumentException(
              "task " + form.task().optionName() + " is not fine-tuned");
    };
  }

  private Operand<TFloat32> softmax(Operand<TFloat32> logits) {
    int width = form.labels().size() / softmaxes(form);
    return weighted(
        crossEntropy(tf.reshape(logits, tf.constant(new int[] {-1, width})), tf.constant(width)));
  }

  /** [M, width] to [M]. */
  private Operand<TFloat32> crossEntropy(Operand<TFloat32> logits, Operand<TInt32> width) {
    Operand<TFloat32> expected = tf.oneHot(classes, width, tf.constant(1f), tf.constant(0f));
    return tf.nn.softmaxCrossEntropyWithLogits(logits, expected).loss();
  }

  /** softplus(x) − x·z, which is the cross entropy of a sigmoid. */
  private Operand<TFloat32> sigmoid(Operand<TFloat32> logits) {
    Operand<TFloat32> flat = tf.reshape(logits, tf.constant(new int[] {-1}));
    return weighted(tf.math.sub(tf.math.softplus(flat), tf.math.mul(flat, targets)));
  }

  private Operand<TFloat32> squares(Operand<TFloat32> outputs) {
    Operand<TFloat32> flat = tf.reshape(outputs, tf.constant(new int[] {-1}));
    return weighted(tf.math.square(tf.math.sub(flat, targets)));
  }

  /** Softmaxes over the tokens of a row without its padding: all starts, then all ends. */
  private Operand<TFloat32> startAndEnd(Operand<TFloat32> starts, Operand<TFloat32> ends) {
    Operand<TInt32> length = tf.stridedSlice(tf.shape(starts), Indices.at(1));
    Operand<TFloat32> padding =
        tf.dtypes.cast(tf.math.equal(sequences, tf.constant(0)), TFloat32.class);
    Operand<TFloat32> bias = tf.math.mul(padding, tf.constant(-1e9f));
    Operand<TFloat32> both =
        tf.concat(List.of(tf.math.add(starts, bias), tf.math.add(ends, bias)), tf.constant(0));
    return weighted(crossEntropy(both, length));
  }

  private Operand<TFloat32> weighted(Operand<TFloat32> losses) {
    Operand<TFloat32> sum = tf.reduceSum(tf.math.mul(losses, weights), tf.constant(0));
    return tf.math.div(sum, divisor);
  }
}
