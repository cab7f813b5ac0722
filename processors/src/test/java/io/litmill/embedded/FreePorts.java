package io.litmill.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Ports for tests that must name one before anybody listens there. */
public final class FreePorts {
  private FreePorts() {}

  /** One on the loopback address that no outgoing connection is given. */
  public static int any() {
    try {
      return FreePort.of(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
