package io.litmill.training;

import io.litmill.architecture.ModelForm;
import io.litmill.graph.Dropout;
import io.litmill.graph.Kernels;
import io.litmill.graph.PackedInputs;
import io.litmill.graph.TrainingKernels;
import io.litmill.model.ModelGraph;
import io.litmill.training.TrainableWeights.Trainable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * The graph of a training: forward, loss, gradients, and one step of the optimiser.
 *
 * @param graph closed by {@link #close()}
 * @param seed [2] of dropout: the training's and the step's
 * @param loss of the batch, before the step
 * @param norm of the gradients before clipping
 * @param gradients in the order of the weights
 * @param train does one step
 * @param slots what the optimiser remembers
 */
record TrainingGraph(
    Graph graph,
    ModelForm form,
    PackedInputs inputs,
    Losses losses,
    Placeholder<TFloat32> learningRate,
    Placeholder<TFloat32> step,
    Placeholder<TInt64> seed,
    Operand<TFloat32> loss,
    Operand<TFloat32> norm,
    List<Operand<TFloat32>> gradients,
    Op train,
    List<Trainable> weights,
    List<AdamW.Slot> slots)
    implements AutoCloseable {

  /**
   * Builds the graph of a training.
   *
   * @param half whether products are computed in bfloat16
   */
  static TrainingGraph build(ModelForm form, OptimizerSettings settings, boolean half) {
    Graph graph = new Graph();
    try {
      return build(graph, form, settings, half);
    } catch (RuntimeException e) {
      graph.close();
      throw e;
    }
  }

  private static TrainingGraph build(
      Graph graph, ModelForm form, OptimizerSettings settings, boolean half) {
    Ops tf = Ops.create(graph);
    PackedInputs inputs = new PackedInputs(tf, form.architecture());
    Placeholder<TFloat32> learningRate = scalar(tf, "learning_rate");
    Placeholder<TFloat32> step = scalar(tf, "step");
    Placeholder<TInt64> seed =
        tf.withName("seed").placeholder(TInt64.class, Placeholder.shape(Shape.of(2)));
    Losses losses = new Losses(tf, form, inputs.sequencesFeed());
    TrainableWeights weights = new TrainableWeights(tf);
    Operand<TFloat32> loss =
        losses.of(
            forward(tf, form, inputs, weights, new Dropout(tf, settings.dropout(), seed), half));
    List<Operand<TFloat32>> gradients = gradients(graph, loss, weights.all());
    AdamW optimizer = new AdamW(tf, settings, learningRate, step);
    Operand<TFloat32> norm = optimizer.globalNorm(gradients);
    Op train = optimizer.apply(weights.all(), gradients, norm);
    return new TrainingGraph(
        graph,
        form,
        inputs,
        losses,
        learningRate,
        step,
        seed,
        loss,
        norm,
        gradients,
        train,
        weights.all(),
        optimizer.slots());
  }

  private static Placeholder<TFloat32> scalar(Ops tf, String name) {
    return tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
  }

  private static Map<String, Operand<TFloat32>> forward(
      Ops tf,
      ModelForm form,
      PackedInputs inputs,
      TrainableWeights weights,
      Dropout dropout,
      boolean half) {
    Kernels kernels =
        half
            ? new TrainingKernels<>(tf, weights, TBfloat16.class, dropout)
            : new TrainingKernels<>(tf, weights, TFloat32.class, dropout);
    int size = form.architecture().hiddenSize();
    return ModelGraph.outputs(
        tf, form, kernels, weights, inputs, states -> dropout.apply(states, size));
  }

  @SuppressWarnings("unchecked")
  private static List<Operand<TFloat32>> gradients(
      Graph graph, Operand<TFloat32> loss, List<Trainable> weights) {
    Output<?>[] values =
        weights.stream().map(weight -> weight.value().asOutput()).toArray(Output<?>[]::new);
    List<Operand<TFloat32>> gradients = new ArrayList<>();
    for (Output<?> gradient : graph.addGradients(loss.asOutput(), values)) {
      gradients.add((Output<TFloat32>) gradient);
    }
    return gradients;
  }

  @Override
  public void close() {
    graph.close();
  }
}
