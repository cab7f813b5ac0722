package io.litmill.ingest.xml;

import java.io.IOException;

/** A source cannot be read, for reasons that lie outside of its content: a disk, a network. */
public final class SourceReadException extends IOException {
  private static final long serialVersionUID = 1L;

  public SourceReadException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
