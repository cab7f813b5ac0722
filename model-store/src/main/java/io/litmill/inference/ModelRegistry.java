package io.litmill.inference;

import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The models of an engine. Looked up by any thread; changed by one at a time. */
final class ModelRegistry {
  private final Map<ModelId, ModelSlot> slots = new ConcurrentHashMap<>();

  /**
   * Takes in a model.
   *
   * @param warm whether to warm it up first
   */
  void add(InferenceModel model, boolean warm) {
    if (slots.containsKey(model.id())) {
      throw new IllegalArgumentException("model " + model.id() + " is in the engine already");
    }
    if (warm) {
      warmUp(model);
    }
    slots.put(model.id(), new ModelSlot(model));
  }

  /**
   * Looks a model up.
   *
   * @throws IllegalArgumentException if there is no such model; names those there are
   */
  ModelSlot require(ModelId id) {
    ModelSlot slot = slots.get(id);
    if (slot == null) {
      String known =
          slots.keySet().stream()
              .map(ModelId::toString)
              .collect(Collectors.toCollection(TreeSet::new))
              .toString();
      throw new IllegalArgumentException(
          "model " + id + " is not in the engine; there are " + known);
    }
    return slot;
  }

  void remove(ModelSlot slot) {
    slots.remove(slot.id(), slot);
  }

  /** Runs all warm-up shapes of all models. */
  void warmUp() {
    slots.values().forEach(slot -> warmUp(slot.model()));
  }

  private static void warmUp(InferenceModel model) {
    for (BatchShape shape : model.warmUp()) {
      KnownGoodInput.run(model, shape);
    }
  }

  /** Closes the runners of all models; the first exception is thrown after the last one closed. */
  void close() {
    RuntimeException first = null;
    for (ModelSlot slot : slots.values()) {
      try {
        slot.model().runner().close();
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    slots.clear();
    if (first != null) {
      throw first;
    }
  }
}
