package io.litmill.inference;

/** What becomes of waiting work when an engine is closed. */
public enum Shutdown {
  /** It is computed first. */
  DRAIN,
  /** It is given up; batches that run already come out. */
  CANCEL
}
