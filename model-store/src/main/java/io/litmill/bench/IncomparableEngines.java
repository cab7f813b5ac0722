package io.litmill.bench;

/** Engines do not compute the same, so that comparing their speed would mean nothing. */
public final class IncomparableEngines extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IncomparableEngines(String message) {
    super(message);
  }
}
