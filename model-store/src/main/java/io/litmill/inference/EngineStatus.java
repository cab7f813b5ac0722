package io.litmill.inference;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The state of an engine; tells the listener of every change. Safe for threads. */
final class EngineStatus {
  private final String device;
  private final EngineListener listener;
  private final AtomicReference<EngineState> state = new AtomicReference<>(EngineState.NEW);

  EngineStatus(String device, EngineListener listener) {
    this.device = device;
    this.listener = listener;
  }

  EngineState get() {
    return state.get();
  }

  /**
   * @throws EngineUnavailable if the state is not {@link EngineState#READY}
   */
  void requireReady() {
    EngineState now = get();
    if (now != EngineState.READY) {
      throw new EngineUnavailable(describe("is not ready but " + now));
    }
  }

  /** Changes the state if it is {@code from}. */
  boolean change(EngineState from, EngineState to) {
    boolean changed = state.compareAndSet(from, to);
    if (changed) {
      listener.stateChanged(to, Optional.empty());
    }
    return changed;
  }

  /** Changes to {@link EngineState#CLOSING} unless the engine has failed. */
  void closing() {
    EngineState before = state.getAndUpdate(s -> s == EngineState.FAILED ? s : EngineState.CLOSING);
    if (before != EngineState.FAILED) {
      listener.stateChanged(EngineState.CLOSING, Optional.empty());
    }
  }

  void closed() {
    state.set(EngineState.CLOSED);
    listener.stateChanged(EngineState.CLOSED, Optional.empty());
  }

  /** Changes to {@link EngineState#FAILED} unless it is that; the listener is not told yet. */
  boolean fail() {
    return state.getAndSet(EngineState.FAILED) != EngineState.FAILED;
  }

  void tellFailed(DeviceFailure failure) {
    listener.stateChanged(EngineState.FAILED, Optional.of(failure));
  }

  String describe(String what) {
    return "the engine of device " + device + " " + what;
  }
}
