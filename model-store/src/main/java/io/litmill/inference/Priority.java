package io.litmill.inference;

/** Who waits for a result. Live goes first; replay is left a share of the device. */
public enum Priority {
  LIVE,
  REPLAY
}
