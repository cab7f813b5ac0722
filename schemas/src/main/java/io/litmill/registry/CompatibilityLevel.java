package io.litmill.registry;

/**
 * Which earlier versions a new version of a subject must get along with, and in which direction.
 * Backward: a reader with the new schema reads old data; forward: a reader with an old schema reads
 * new data; full: both. Transitive levels ask it of all earlier versions, the others of the last.
 */
public enum CompatibilityLevel {
  NONE(false, false, false),
  BACKWARD(true, false, false),
  BACKWARD_TRANSITIVE(true, false, true),
  FORWARD(false, true, false),
  FORWARD_TRANSITIVE(false, true, true),
  FULL(true, true, false),
  FULL_TRANSITIVE(true, true, true);

  private final boolean backward;
  private final boolean forward;
  private final boolean transitive;

  CompatibilityLevel(boolean backward, boolean forward, boolean transitive) {
    this.backward = backward;
    this.forward = forward;
    this.transitive = transitive;
  }

  public boolean backward() {
    return backward;
  }

  public boolean forward() {
    return forward;
  }

  public boolean transitive() {
    return transitive;
  }
}
