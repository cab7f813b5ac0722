package io.litmill.inference;

/**
 * The tokens of one sequence, special tokens included, at least one. Immutable: the arrays given
 * are copied.
 */
public final class TokenInput {
  private final int[] ids;
  private final int[] tokenTypes;

  private TokenInput(int[] ids, int[] tokenTypes) {
    this.ids = ids;
    this.tokenTypes = tokenTypes;
  }

  /** A sequence whose tokens are all of type 0. */
  public static TokenInput of(int[] ids) {
    return of(ids, new int[ids.length]);
  }

  /**
   * A sequence with the type of each token.
   *
   * @param ids rows of the word embeddings
   * @param tokenTypes rows of the token type embeddings, as many as {@code ids}
   */
  public static TokenInput of(int[] ids, int[] tokenTypes) {
    if (ids.length == 0) {
      throw new IllegalArgumentException("a sequence without tokens");
    }
    if (tokenTypes.length != ids.length) {
      throw new IllegalArgumentException(
          tokenTypes.length + " token types for " + ids.length + " ids");
    }
    return new TokenInput(ids.clone(), tokenTypes.clone());
  }

  /** Number of tokens. */
  public int length() {
    return ids.length;
  }

  public int id(int token) {
    return ids[token];
  }

  public int tokenType(int token) {
    return tokenTypes[token];
  }

  void copyIds(int[] target, int at) {
    System.arraycopy(ids, 0, target, at, ids.length);
  }

  void copyTokenTypes(int[] target, int at) {
    System.arraycopy(tokenTypes, 0, target, at, tokenTypes.length);
  }
}
