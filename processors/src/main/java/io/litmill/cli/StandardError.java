package io.litmill.cli;

/** What the program knows of its standard error. */
final class StandardError {
  /** Set by the launcher, which can tell. */
  private static final String VARIABLE = "LITMILL_STDERR_TERMINAL";

  private StandardError() {}

  /** Whether a person is watching. */
  static boolean isTerminal() {
    String known = System.getenv(VARIABLE);
    return known == null ? System.console() != null : known.equals("yes");
  }
}
