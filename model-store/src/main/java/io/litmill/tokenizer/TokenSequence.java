package io.litmill.tokenizer;

import java.util.Objects;

/**
 * What a model reads: the pieces of one or two texts with their special tokens. Each position knows
 * the piece it came from. Immutable.
 */
public final class TokenSequence {
  /** {@link #side} and {@link #piece} of a special token. */
  public static final int SPECIAL = -1;

  private final int[] ids;
  private final byte[] tokenTypes;
  private final byte[] sides;
  private final int[] pieces;
  private int filled;

  TokenSequence(int size) {
    ids = new int[size];
    tokenTypes = new byte[size];
    sides = new byte[size];
    pieces = new int[size];
  }

  void add(int id, int tokenType, int side, int piece) {
    ids[filled] = id;
    tokenTypes[filled] = (byte) tokenType;
    sides[filled] = (byte) side;
    pieces[filled] = piece;
    filled++;
  }

  public int size() {
    return ids.length;
  }

  public int id(int position) {
    return ids[position];
  }

  /** Row of the token type embeddings. */
  public int tokenType(int position) {
    return tokenTypes[position];
  }

  /** 0 for a piece of the first text, 1 of the second, {@link #SPECIAL} for a special token. */
  public int side(int position) {
    return sides[position];
  }

  /** Index of the piece in the encoding of its side, or {@link #SPECIAL}. */
  public int piece(int position) {
    return pieces[position];
  }

  public int[] ids() {
    return ids.clone();
  }

  public int[] tokenTypes() {
    int[] types = new int[tokenTypes.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = tokenTypes[i];
    }
    return types;
  }

  /** Position of a piece of a side. */
  public int position(int side, int piece) {
    for (int i = 0; i < ids.length; i++) {
      if (sides[i] == side && pieces[i] == piece) {
        return i;
      }
    }
    throw new IndexOutOfBoundsException(
        "no piece " + Objects.checkIndex(piece, Integer.MAX_VALUE) + " of side " + side);
  }
}
