package io.litmill.replay;

/**
 * How many facts a run adds, changes, withdraws and leaves.
 *
 * @param added the run says them, live does not
 * @param changed both say them, of the same article, but not the same of them: other evidence,
 *     qualifiers or status
 * @param withdrawn live says them, the run does not
 * @param unchanged both say the same; bundle ids, the dictionary's version and confidences do not
 *     count
 */
public record FactCounts(long added, long changed, long withdrawn, long unchanged) {
  static final FactCounts NONE = new FactCounts(0, 0, 0, 0);

  FactCounts plus(Difference difference) {
    return new FactCounts(
        added + (difference == Difference.ADDED ? 1 : 0),
        changed + (difference == Difference.CHANGED ? 1 : 0),
        withdrawn + (difference == Difference.WITHDRAWN ? 1 : 0),
        unchanged + (difference == Difference.UNCHANGED ? 1 : 0));
  }

  long total() {
    return added + changed + withdrawn + unchanged;
  }

  /** Share of all facts of both sides that both say alike; 1 where there are none. */
  public double agreement() {
    return total() == 0 ? 1 : (double) unchanged / total();
  }

  /** What a run says of a fact, against what is live. */
  public enum Difference {
    ADDED,
    CHANGED,
    WITHDRAWN,
    UNCHANGED
  }
}
