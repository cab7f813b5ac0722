package io.litmill.tagging;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the outputs of a token head are to be read. Where labels {@code O-<Type>} exist, each type
 * has three labels of its own, {@code O-<Type>, B-<Type>, I-<Type>} in this order, and mentions of
 * different types may overlap; otherwise all labels exclude each other.
 */
public final class TagHeads {
  private static final int LABELS_OF_A_TYPE = 3;

  private final List<TagHead> heads;

  private TagHeads(List<TagHead> heads) {
    this.heads = List.copyOf(heads);
  }

  /**
   * Reads labels in the order of the outputs.
   *
   * @throws IllegalArgumentException if they are of neither form
   */
  public static TagHeads of(List<String> labels) {
    if (labels.stream().noneMatch(label -> label.startsWith("O-"))) {
      return new TagHeads(List.of(new TagHead(0, labels.stream().map(Tag::of).toList())));
    }
    List<TagHead> heads = new ArrayList<>();
    for (int first = 0; first < labels.size(); first += LABELS_OF_A_TYPE) {
      int end = Math.min(labels.size(), first + LABELS_OF_A_TYPE);
      heads.add(head(first, labels.subList(first, end)));
    }
    return new TagHeads(heads);
  }

  private static TagHead head(int first, List<String> labels) {
    String type = labels.get(0).substring(Math.min(2, labels.get(0).length()));
    if (!labels.equals(labelsOf(type))) {
      throw new IllegalArgumentException(
          "labels %s are not %s as labels of one type must be".formatted(labels, labelsOf(type)));
    }
    return new TagHead(first, labels.stream().map(Tag::of).toList());
  }

  /** {@code O-<Type>, B-<Type>, I-<Type>} of each type. */
  public static List<String> labelsFor(List<String> types) {
    return types.stream().flatMap(type -> labelsOf(type).stream()).toList();
  }

  private static List<String> labelsOf(String type) {
    return List.of("O-" + type, "B-" + type, "I-" + type);
  }

  /** One, or one a type. */
  public List<TagHead> heads() {
    return heads;
  }

  public Set<String> types() {
    Set<String> types = new TreeSet<>();
    heads.forEach(head -> types.addAll(head.types()));
    return types;
  }
}
