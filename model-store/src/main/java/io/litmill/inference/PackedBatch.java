package io.litmill.inference;

import java.util.List;

/**
 * Several sequences laid into the rows of one batch.
 *
 * <p>Each token array is row-major, rows × rowTokens long:
 *
 * <ul>
 *   <li>{@link #inputIds()}: 0 in padding
 *   <li>{@link #segmentIds()}: 0 in padding, else 1 for the first sequence of the row, 2 for the
 *       second; a token may attend to the tokens of its own row with its own segment id only
 *   <li>{@link #tokenTypeIds()}: 0 in padding
 *   <li>{@link #positionIds()}: 0 for the first token of every sequence; 0 in padding
 * </ul>
 *
 * The arrays are built for this batch alone and handed out without a copy: read only.
 */
public final class PackedBatch {
  private final BatchShape shape;
  private final List<Placement> placements;
  private final int[] inputIds;
  private final int[] segmentIds;
  private final int[] tokenTypeIds;
  private final int[] positionIds;
  private final int[] firstTokenIndexes;
  private int realTokens;

  private PackedBatch(BatchShape shape, List<Placement> placements) {
    this.shape = shape;
    this.placements = List.copyOf(placements);
    this.inputIds = new int[shape.tokens()];
    this.segmentIds = new int[shape.tokens()];
    this.tokenTypeIds = new int[shape.tokens()];
    this.positionIds = new int[shape.tokens()];
    this.firstTokenIndexes = new int[placements.size()];
  }

  /**
   * Lays the sequences into their places.
   *
   * @param placements at least one; their order is the order of the sequences in the batch
   * @throws IllegalArgumentException if two sequences overlap or one leaves its row
   */
  public static PackedBatch of(BatchShape shape, List<Placement> placements) {
    if (placements.isEmpty()) {
      throw new IllegalArgumentException("a batch without sequences");
    }
    PackedBatch batch = new PackedBatch(shape, placements);
    int[] segments = new int[shape.rows()];
    for (int i = 0; i < placements.size(); i++) {
      Placement placement = placements.get(i);
      batch.requireInside(placement);
      batch.lay(placement, ++segments[placement.row()]);
      batch.firstTokenIndexes[i] = batch.flatIndex(placement);
    }
    return batch;
  }

  private void requireInside(Placement placement) {
    int end = placement.start() + placement.input().length();
    if (placement.row() < 0
        || placement.row() >= shape.rows()
        || placement.start() < 0
        || end > shape.rowTokens()) {
      throw new IllegalArgumentException(
          "tokens [%d,%d) of row %d are outside the batch %s"
              .formatted(placement.start(), end, placement.row(), shape));
    }
  }

  private void lay(Placement placement, int segment) {
    int first = flatIndex(placement);
    int length = placement.input().length();
    for (int i = 0; i < length; i++) {
      if (segmentIds[first + i] != 0) {
        throw new IllegalArgumentException(
            "two sequences at token %d of row %d"
                .formatted(placement.start() + i, placement.row()));
      }
      segmentIds[first + i] = segment;
      positionIds[first + i] = i;
    }
    placement.input().copyIds(inputIds, first);
    placement.input().copyTokenTypes(tokenTypeIds, first);
    realTokens += length;
  }

  private int flatIndex(Placement placement) {
    return placement.row() * shape.rowTokens() + placement.start();
  }

  public BatchShape shape() {
    return shape;
  }

  /** Number of sequences. */
  public int sequences() {
    return placements.size();
  }

  public int row(int sequence) {
    return placements.get(sequence).row();
  }

  /** Index of the sequence's first token in its row. */
  public int start(int sequence) {
    return placements.get(sequence).start();
  }

  /** Tokens of the sequence. */
  public int length(int sequence) {
    return placements.get(sequence).input().length();
  }

  public int[] inputIds() {
    return inputIds;
  }

  public int[] segmentIds() {
    return segmentIds;
  }

  public int[] tokenTypeIds() {
    return tokenTypeIds;
  }

  public int[] positionIds() {
    return positionIds;
  }

  /** For each sequence the index of its first token in the flat arrays. */
  public int[] firstTokenIndexes() {
    return firstTokenIndexes;
  }

  /** Tokens of all sequences, without padding. */
  public int realTokens() {
    return realTokens;
  }

  /** The share of the batch that is padding, from 0 to less than 1. */
  public double paddingRatio() {
    return (double) (shape.tokens() - realTokens) / shape.tokens();
  }
}
