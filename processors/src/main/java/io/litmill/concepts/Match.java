package io.litmill.concepts;

/**
 * A concept that has a name looked for.
 *
 * @param id CURIE, such as {@code MESH:D001241}
 * @param preferredName of the concept in the dictionary
 * @param method how the name was found
 * @param score 1 for an exact name, less for looser methods
 */
public record Match(String id, String preferredName, Method method, float score) {
  /** Ways to find a name, from the strictest. */
  public enum Method {
    /** Character by character. */
    EXACT("exact", 1f),
    /** By {@link NameKeys#normalised}. */
    NORMALISED("normalised", 0.9f),
    /** By {@link NameKeys#tokenSorted}. */
    TOKEN_SORTED("token-sorted", 0.8f);

    private final String label;
    private final float score;

    Method(String label, float score) {
      this.label = label;
      this.score = score;
    }

    /** As in the Avro records. */
    public String label() {
      return label;
    }
  }

  Match(String id, String preferredName, Method method) {
    this(id, preferredName, method, method.score);
  }
}
