package io.litmill.model;

import io.litmill.architecture.ModelForm;
import io.litmill.graph.AttentionShape;
import io.litmill.graph.Linear;
import io.litmill.graph.MarkedStates;
import io.litmill.graph.PackedInputs;
import io.litmill.graph.PortableKernels;
import io.litmill.graph.StoredLayers;
import io.litmill.graph.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The heads over an encoder's hidden states; computed in float32, for they are small. */
final class Heads {
  private final Ops tf;
  private final ModelForm form;
  private final PackedInputs inputs;
  private final StoredLayers layers;
  private final PortableKernels<TFloat32> kernels;
  private final UnaryOperator<Operand<TFloat32>> beforeClassifier;

  /**
   * The head of a graph.
   *
   * @param beforeClassifier between the states, or the vectors of sequences, and the last layer:
   *     dropout in training, nothing otherwise
   */
  Heads(
      Ops tf,
      ModelForm form,
      PackedInputs inputs,
      Weights weights,
      UnaryOperator<Operand<TFloat32>> beforeClassifier) {
    this.tf = tf;
    this.beforeClassifier = beforeClassifier;
    this.form = form;
    this.inputs = inputs;
    this.layers = new StoredLayers(weights, form.architecture().layerNormEpsilon());
    this.kernels = new PortableKernels<>(tf, weights, TFloat32.class);
  }

  /**
   * Adds the head.
   *
   * @param states [N, hiddenSize]
   * @return the outputs by their names in the signature
   */
  Map<String, Operand<TFloat32>> outputs(Operand<TFloat32> states) {
    return switch (form.task()) {
      case TOKEN -> Map.of("logits", perToken(classifier(states), form.outputs()));
      case SINGLE_LABEL, MULTI_LABEL, REGRESSION ->
          Map.of("logits", classifier(sequenceVectors(states)));
      case QUESTION -> startAndEnd(classifier(states));
      case ENCODER -> encoderOutputs(states);
      case CAUSAL_LM -> Map.of("logits", perToken(states, form.outputs()));
    };
  }

  private Operand<TFloat32> classifier(Operand<TFloat32> x) {
    int size = form.architecture().hiddenSize();
    Linear linear =
        form.classifierBias()
            ? layers.linear("classifier", size, form.outputs())
            : layers.linearWithoutBias("classifier", size, form.outputs());
    return kernels.linear(beforeClassifier.apply(x), linear);
  }

  /**
   * One vector a sequence: its first token's state, and those of the marks where there are some,
   * through the dense layer where there is one.
   */
  private Operand<TFloat32> sequenceVectors(Operand<TFloat32> states) {
    Operand<TFloat32> vectors = tf.gather(states, inputs.sequenceTokens(), tf.constant(0));
    if (!form.denseOverFirstToken()) {
      return vectors;
    }
    return kernels.linearActivated(
        withMarks(states, vectors), dense(), form.architecture().family().poolerActivation());
  }

  private Linear dense() {
    int size = form.architecture().hiddenSize();
    if (form.marks().isEmpty()) {
      return layers.linear("pooler", size, size);
    }
    List<String> names = new ArrayList<>(List.of("pooler"));
    for (int i = 0; i < form.marks().size(); i++) {
      names.add("pooler/mark_" + i);
    }
    return layers.linearOverAll(names, size, size);
  }

  private Operand<TFloat32> withMarks(Operand<TFloat32> states, Operand<TFloat32> vectors) {
    if (form.marks().isEmpty()) {
      return vectors;
    }
    MarkedStates marked = new MarkedStates(tf, inputs);
    List<Operand<TFloat32>> all = new ArrayList<>(List.of(vectors));
    form.marks().forEach(mark -> all.add(marked.mean(states, mark)));
    return tf.concat(all, tf.constant(1));
  }

  private Map<String, Operand<TFloat32>> startAndEnd(Operand<TFloat32> logits) {
    List<Operand<TFloat32>> parts = List.copyOf(tf.split(tf.constant(1), logits, 2L).output());
    Map<String, Operand<TFloat32>> outputs = new LinkedHashMap<>();
    outputs.put("start_logits", perToken(parts.get(0)));
    outputs.put("end_logits", perToken(parts.get(1)));
    return outputs;
  }

  private Map<String, Operand<TFloat32>> encoderOutputs(Operand<TFloat32> states) {
    Map<String, Operand<TFloat32>> outputs = new LinkedHashMap<>();
    outputs.put("last_hidden_state", perToken(states, form.outputs()));
    if (form.denseOverFirstToken()) {
      outputs.put("pooler_output", sequenceVectors(states));
    }
    return outputs;
  }

  /** [N, width] as [rows, row length, width]. */
  private Operand<TFloat32> perToken(Operand<TFloat32> x, int width) {
    AttentionShape shape = inputs.attentionShape(form.architecture());
    Operand<TInt32> extents =
        tf.stack(List.of(shape.rows(), shape.rowLength(), tf.constant(width)));
    return tf.reshape(x, extents);
  }

  /** [N, 1] as [rows, row length]. */
  private Operand<TFloat32> perToken(Operand<TFloat32> x) {
    AttentionShape shape = inputs.attentionShape(form.architecture());
    return tf.reshape(x, tf.stack(List.of(shape.rows(), shape.rowLength())));
  }
}
