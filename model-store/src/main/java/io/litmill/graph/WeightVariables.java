package io.litmill.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.AssignVariableOp;
import org.tensorflow.op.core.NoOp;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.ReadVariableOp;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.op.dtypes.Cast;
import org.tensorflow.op.train.Restore;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TNumber;
import org.tensorflow.types.family.TType;

/**
 * The weights of one graph: resource variables, and the operations that fill them once from a
 * bundle's variables file.
 *
 * <p>The bundle stores each tensor under its canonical name. What a graph computes with may differ
 * (joined, scaled, of another type); that conversion is part of the loading operations, so that it
 * is done by TensorFlow, once, outside the Java heap. Tensors are loaded in groups, one group after
 * the other, which bounds the memory that loading takes beside the weights.
 */
public final class WeightVariables implements Weights {
  private static final String SCOPE = "restore";

  private final Ops tf;
  private final Ops loader;
  private final Class<? extends TType> storedType;
  private final Placeholder<TString> prefix;
  private final List<Op> assigned = new ArrayList<>();
  private Ops loading;
  private Ops assigning;

  /**
   * The weights of a graph.
   *
   * @param tf operations of the graph, on the device that holds the variables
   * @param loader operations of the same graph, on the device that reads and prepares the weights
   * @param storedType the type of all tensors in the variables file
   */
  public WeightVariables(Ops tf, Ops loader, Class<? extends TType> storedType) {
    this.tf = tf;
    this.loader = loader;
    this.storedType = storedType;
    this.prefix =
        loader
            .withName("variables_prefix")
            .placeholder(TString.class, Placeholder.shape(Shape.scalar()));
    this.loading = loader.withSubScope(SCOPE);
    this.assigning = tf.withSubScope(SCOPE);
  }

  /** The operations in which the values of variables are prepared; they run while loading only. */
  @Override
  public Ops loading() {
    return loading;
  }

  /** A tensor of the variables file as float32. */
  @Override
  public Operand<TFloat32> stored(String name, Shape shape) {
    List<Class<? extends TType>> types = List.of(storedType);
    Restore restore =
        loading.train.restore(
            prefix, loading.array(name), loading.array(""), new ArrayList<>(types));
    Output<?> tensor = (Output<?>) restore.tensors().get(0);
    Operand<? extends TType> shaped = loading.ensureShape(tensor, shape);
    return cast(loading, shaped);
  }

  @SuppressWarnings("unchecked")
  private Operand<TFloat32> cast(Ops ops, Operand<? extends TType> value) {
    if (storedType == TFloat32.class) {
      return (Operand<TFloat32>) value;
    }
    return Cast.create(ops.scope(), (Operand<? extends TNumber>) value, TFloat32.class);
  }

  /** Declares a variable that loading sets to {@code initial}; returns its value. */
  @Override
  public <T extends TType> Operand<T> variable(String name, Operand<T> initial, Shape shape) {
    Class<T> type = initial.asOutput().type();
    String node = name.replace('/', '.');
    VarHandleOp handle = tf.withName(node).varHandleOp(type, shape, VarHandleOp.sharedName(node));
    AssignVariableOp assign = assigning.assignVariableOp(handle, initial);
    assigned.add(assign);
    ReadVariableOp<T> value = tf.withName(node + ".value").readVariableOp(handle, type);
    return value;
  }

  /** Ends a group: what is declared from here on is loaded after all that was declared before. */
  @Override
  public void endGroup() {
    NoOp loaded =
        loader.withSubScope(SCOPE).withControlDependencies(new ArrayList<>(assigned)).noOp();
    assigned.clear();
    loading = loader.withSubScope(SCOPE).withControlDependencies(List.of(loaded));
    assigning = tf.withSubScope(SCOPE).withControlDependencies(List.of(loaded));
    assigned.add(loaded);
  }

  /** Adds the operation that loads all variables declared so far. */
  public NoOp restoreAll() {
    return loader.withName("restore_all").withControlDependencies(new ArrayList<>(assigned)).noOp();
  }

  /** The input of the loading operations: the path of the variables file without its suffix. */
  public Placeholder<TString> prefix() {
    return prefix;
  }
}
