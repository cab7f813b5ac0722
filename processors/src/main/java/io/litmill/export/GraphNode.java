package io.litmill.export;

import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A concept that statements are about.
 *
 * @param id as triplets have it
 * @param name that the statement mined last gives it
 * @param categories Biolink categories that any statement gives it
 */
public record GraphNode(String id, String name, SortedSet<String> categories) {
  public GraphNode {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    categories = new TreeSet<>(categories);
  }
}
