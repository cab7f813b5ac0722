package io.litmill.inference;

/** The life of an engine. Work is taken in {@link #READY} only. */
public enum EngineState {
  NEW,
  /** The models' warm-up shapes are running. */
  WARMING_UP,
  READY,
  /** Waiting work is being finished or given up. */
  CLOSING,
  CLOSED,
  /** The device broke; all work was given up. The engine can only be closed. */
  FAILED
}
