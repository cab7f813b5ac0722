package io.litmill.model;

import io.litmill.architecture.ModelForm;
import io.litmill.architecture.Task;
import io.litmill.bert.BertEncoder;
import io.litmill.biogpt.BioGptDecoder;
import io.litmill.graph.Flavour;
import io.litmill.graph.Kernels;
import io.litmill.graph.PackedInputs;
import io.litmill.graph.WeightVariables;
import io.litmill.graph.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/**
 * The TensorFlow graph of a model: inputs, outputs, and the operation that loads its weights.
 *
 * @param graph closed by {@link #close()}
 * @param inputs where rows of tokens are fed
 * @param outputs by name: {@code logits}; {@code start_logits} and {@code end_logits}; or {@code
 *     last_hidden_state} and {@code pooler_output}
 * @param prefix fed with the path of the variables file, without its suffix, when {@code restore}
 *     runs
 */
public record ModelGraph(
    Graph graph,
    PackedInputs inputs,
    Map<String, Operand<TFloat32>> outputs,
    Operand<TString> prefix,
    Op restore)
    implements AutoCloseable {

  /**
   * Builds the graph of a model.
   *
   * @param storedType of the tensors in the variables file
   * @param device that a graph for a GPU is pinned to, but for the loading of weights, which stays
   *     with the CPU; a graph for the CPU names no device
   */
  public static ModelGraph build(
      ModelForm form, Flavour flavour, Class<? extends TType> storedType, Device device) {
    Graph graph = new Graph();
    try {
      return build(graph, form, flavour, storedType, device);
    } catch (RuntimeException e) {
      graph.close();
      throw e;
    }
  }

  private static ModelGraph build(
      Graph graph,
      ModelForm form,
      Flavour flavour,
      Class<? extends TType> storedType,
      Device device) {
    Ops root = Ops.create(graph);
    Ops tf = device.computing(root);
    PackedInputs inputs = new PackedInputs(tf, form.architecture());
    WeightVariables weights = new WeightVariables(tf, device.loading(root), storedType);
    Kernels kernels = flavour.kernels(tf, weights);
    Map<String, Operand<TFloat32>> outputs = new LinkedHashMap<>();
    outputs(tf, form, kernels, weights, inputs, UnaryOperator.identity())
        .forEach((name, value) -> outputs.put(name, tf.withName(name).identity(value)));
    return new ModelGraph(graph, inputs, outputs, weights.prefix(), weights.restoreAll());
  }

  /**
   * Adds the operations from inputs to outputs.
   *
   * @param beforeClassifier what stands before the last layer of a head: dropout in training
   * @return the outputs by name
   */
  public static Map<String, Operand<TFloat32>> outputs(
      Ops tf,
      ModelForm form,
      Kernels kernels,
      Weights weights,
      PackedInputs inputs,
      UnaryOperator<Operand<TFloat32>> beforeClassifier) {
    Operand<TFloat32> states = states(tf, form, kernels, weights, inputs);
    return new Heads(tf, form, inputs, weights, beforeClassifier).outputs(states);
  }

  /** What the head reads: hidden states, or the next token's logits where there is no head. */
  private static Operand<TFloat32> states(
      Ops tf, ModelForm form, Kernels kernels, Weights weights, PackedInputs inputs) {
    if (!form.architecture().family().causal()) {
      return kernels.toFloat32(
          new BertEncoder(tf, form.architecture(), kernels, weights).hiddenStates(inputs));
    }
    BioGptDecoder decoder = new BioGptDecoder(tf, form.architecture(), kernels, weights);
    Operand<?> states = decoder.hiddenStates(inputs);
    return form.task() == Task.CAUSAL_LM
        ? decoder.nextTokenLogits(states)
        : kernels.toFloat32(states);
  }

  /** The name of an operand in the form that signatures and feeds use. */
  static String tensorName(Operand<?> operand) {
    Output<?> output = operand.asOutput();
    return output.op().name() + ":" + output.index();
  }

  @Override
  public void close() {
    graph.close();
  }
}
