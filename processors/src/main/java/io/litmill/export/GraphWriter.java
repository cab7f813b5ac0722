package io.litmill.export;

import io.litmill.schemas.Triplet;
import java.io.IOException;

/** Writes a graph in some format: first all statements, then all concepts. Used by one thread. */
public interface GraphWriter {
  void statement(Triplet triplet) throws IOException;

  void node(GraphNode node) throws IOException;

  /** Writes what stands at the end; nothing follows. */
  default void end() throws IOException {}
}
