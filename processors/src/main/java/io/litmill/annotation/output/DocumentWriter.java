package io.litmill.annotation.output;

import io.litmill.schemas.AnnotatedCitation;
import java.io.IOException;

/** Writes documents one after another. Not safe for use by several threads. */
public interface DocumentWriter extends AutoCloseable {
  void write(AnnotatedCitation document) throws IOException;

  /** Writes what must follow the last document and flushes; leaves the stream below open. */
  @Override
  void close() throws IOException;
}
