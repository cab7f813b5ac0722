package io.litmill.throughput;

import io.litmill.schemas.Citation;
import java.util.List;

/** One way to annotate citations, to be measured again and again. */
public interface Rounds {
  /**
   * Annotates all citations once.
   *
   * @throws IllegalStateException if what is measured fails
   */
  Round run(List<Citation> citations) throws InterruptedException;
}
