package io.litmill.graph;

import io.litmill.architecture.Architecture;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * What a model is fed: rows of tokens, in which several sequences may stand one after the other.
 *
 * <p>Two ways of feeding lead to the same result. Plain: {@code input_ids}, {@code attention_mask}
 * (1 a token, 0 padding) and {@code token_type_ids}, as Hugging Face has them; positions are
 * counted and the vector of a sequence is taken from its row. Packed: {@code attention_mask}
 * numbers the sequences of a row from 1, {@code position_ids} count from 0 in each of them, and
 * {@code sequence_tokens} holds the token that stands for each sequence, as row · row length +
 * column.
 */
public final class PackedInputs {
  private static final Shape ROWS = Shape.of(-1, -1);

  private final Ops tf;
  private final Placeholder<TInt32> ids;
  private final Placeholder<TInt32> sequences;
  private final Operand<TInt32> tokenTypes;
  private final Operand<TInt32> positions;
  private final Operand<TInt32> sequenceTokens;
  private final Operand<TInt32> rows;
  private final Operand<TInt32> rowLength;

  public PackedInputs(Ops tf, Architecture architecture) {
    this.tf = tf;
    this.ids = tf.withName("input_ids").placeholder(TInt32.class, Placeholder.shape(ROWS));
    this.sequences =
        tf.withName("attention_mask").placeholder(TInt32.class, Placeholder.shape(ROWS));
    Operand<TInt32> extents = tf.shape(ids);
    this.rows = tf.stridedSlice(extents, Indices.at(0));
    this.rowLength = tf.stridedSlice(extents, Indices.at(1));
    this.tokenTypes = tf.withName("token_type_ids").placeholderWithDefault(tf.zerosLike(ids), ROWS);
    Operand<TInt32> columns = tf.range(tf.constant(0), rowLength, tf.constant(1));
    this.positions =
        tf.withName("position_ids").placeholderWithDefault(tf.broadcastTo(columns, extents), ROWS);
    this.sequenceTokens =
        tf.withName("sequence_tokens")
            .placeholderWithDefault(plainSequenceTokens(architecture), Shape.of(-1));
  }

  /** The first token of each row, or its last one in a family that looks back only. */
  private Operand<TInt32> plainSequenceTokens(Architecture architecture) {
    Operand<TInt32> starts = tf.math.mul(tf.range(tf.constant(0), rows, tf.constant(1)), rowLength);
    if (!architecture.family().causal()) {
      return starts;
    }
    Operand<TInt32> lengths = tf.reduceSum(sequences, tf.constant(1));
    return RawOperation.add(tf, starts, tf.math.sub(lengths, tf.constant(1)));
  }

  /** The input ids of all rows, one after the other: [N]. */
  public Operand<TInt32> tokens() {
    return flat(ids);
  }

  public Operand<TInt32> tokenTypes() {
    return flat(tokenTypes);
  }

  public Operand<TInt32> positions() {
    return flat(positions);
  }

  /** Indices into [N], one a sequence. */
  public Operand<TInt32> sequenceTokens() {
    return sequenceTokens;
  }

  /** [N]: a number for each sequence of all rows; padding of a row counts as one more. */
  Operand<TInt32> sequenceKeys() {
    Operand<TInt32> width = RawOperation.add(tf, rowLength, tf.constant(1));
    Operand<TInt32> bases = tf.math.mul(tf.range(tf.constant(0), rows, tf.constant(1)), width);
    return flat(RawOperation.add(tf, tf.expandDims(bases, tf.constant(1)), sequences));
  }

  private Operand<TInt32> flat(Operand<TInt32> x) {
    return tf.reshape(x, tf.constant(new int[] {-1}));
  }

  public AttentionShape attentionShape(Architecture architecture) {
    return new AttentionShape(rows, rowLength, architecture.heads(), architecture.headSize());
  }

  /** [rows, 1, row length, row length]: 0 inside a sequence, −1e9 between two of them. */
  public Operand<TFloat32> attentionBias(boolean causal) {
    Operand<TFloat32> apart =
        tf.dtypes.cast(
            tf.math.notEqual(
                tf.expandDims(sequences, tf.constant(2)), tf.expandDims(sequences, tf.constant(1))),
            TFloat32.class);
    if (causal) {
      apart = tf.math.maximum(apart, later());
    }
    return tf.expandDims(tf.math.mul(apart, tf.constant(-1e9f)), tf.constant(1));
  }

  /** [1, row length, row length]: 1 where the key stands after the query. */
  private Operand<TFloat32> later() {
    Operand<TInt32> columns = tf.range(tf.constant(0), rowLength, tf.constant(1));
    Operand<TInt32> keys = tf.reshape(columns, tf.constant(new int[] {1, 1, -1}));
    Operand<TInt32> queries = tf.reshape(columns, tf.constant(new int[] {1, -1, 1}));
    return tf.dtypes.cast(tf.math.greater(keys, queries), TFloat32.class);
  }

  /** Feed point: token ids [rows, row length]. */
  public Operand<TInt32> idsFeed() {
    return ids;
  }

  /** Feed point: numbers of sequences [rows, row length], 0 for padding. */
  public Operand<TInt32> sequencesFeed() {
    return sequences;
  }

  /** Feed point: token types [rows, row length]; all 0 when it is not fed. */
  public Operand<TInt32> tokenTypesFeed() {
    return tokenTypes;
  }

  /** Feed point: positions inside sequences [rows, row length]; the column when it is not fed. */
  public Operand<TInt32> positionsFeed() {
    return positions;
  }

  /** Feed point: indices of the sequences' tokens [sequences]; one a row when it is not fed. */
  public Operand<TInt32> sequenceTokensFeed() {
    return sequenceTokens;
  }
}
