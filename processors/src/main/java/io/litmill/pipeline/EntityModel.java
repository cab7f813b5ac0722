package io.litmill.pipeline;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A bundle that tags mentions.
 *
 * @param bundle its name, id or folder
 * @param types of the bundle that are taken, by the bundle's names; empty takes all
 * @param rename the pipeline's name for a type of the bundle; a type not listed keeps its name
 * @param minConfidence mentions below are dropped
 */
public record EntityModel(
    String bundle, Set<String> types, Map<String, String> rename, double minConfidence) {
  public EntityModel {
    types = Set.copyOf(types);
    rename = Map.copyOf(new TreeMap<>(rename));
  }

  /** Whether mentions of a type of the bundle are taken. */
  public boolean takes(String type) {
    return types.isEmpty() || types.contains(type);
  }

  /** The pipeline's name of a type of the bundle. */
  public String nameOf(String type) {
    return rename.getOrDefault(type, type);
  }
}
