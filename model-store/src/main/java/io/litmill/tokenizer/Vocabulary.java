package io.litmill.tokenizer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The pieces of a model in the order of their ids, which run from 0 without holes. Immutable. */
public final class Vocabulary {
  private final List<String> pieces;
  private final Map<String, Integer> ids;

  /**
   * @param pieces by id; a piece that occurs twice has the last of its ids, as in Hugging Face's
   *     reader
   */
  public Vocabulary(List<String> pieces) {
    if (pieces.isEmpty()) {
      throw new IllegalArgumentException("the vocabulary is empty");
    }
    this.pieces = List.copyOf(pieces);
    ids = new HashMap<>(pieces.size() * 2);
    for (int id = 0; id < pieces.size(); id++) {
      ids.put(pieces.get(id), id);
    }
  }

  public int size() {
    return pieces.size();
  }

  /** The piece as the vocabulary spells it, with its {@code ##}, {@code Ġ} or {@code </w>}. */
  public String piece(int id) {
    return pieces.get(id);
  }

  public OptionalInt id(String piece) {
    Integer id = ids.get(piece);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  public List<String> pieces() {
    return pieces;
  }

  /** The id of a piece that the model cannot do without. */
  int require(String piece) {
    return id(piece)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the vocabulary of " + size() + " pieces has no \"" + piece + "\""));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vocabulary that && pieces.equals(that.pieces);
  }

  @Override
  public int hashCode() {
    return pieces.hashCode();
  }

  @Override
  public String toString() {
    return "Vocabulary[" + size() + " pieces]";
  }
}
