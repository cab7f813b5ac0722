package io.litmill.throughput;

/**
 * One pass over the citations.
 *
 * @param citations how many
 * @param seconds from the first to the last result; in the stream, from the commit of the citations
 *     to the moment at which a reader of committed records has all annotations
 */
public record Round(int citations, double seconds) {
  /** Citations a second. */
  public double speed() {
    return citations / seconds;
  }
}
