package io.litmill.inference;

/** A model in an engine. The mutable fields are guarded by the lock of the {@link DeviceQueue}. */
final class ModelSlot {
  private final InferenceModel model;

  /** Batches of this model that workers are running. */
  int running;

  /** Whether the model takes no more work. */
  boolean retired;

  ModelSlot(InferenceModel model) {
    this.model = model;
  }

  InferenceModel model() {
    return model;
  }

  ModelId id() {
    return model.id();
  }
}
