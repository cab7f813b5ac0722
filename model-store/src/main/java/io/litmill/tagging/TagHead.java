package io.litmill.tagging;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Labels that exclude each other: one softmax of a token head.
 *
 * @param first column of the first label in the head's outputs; the others follow
 * @param tags of the labels
 */
public record TagHead(int first, List<Tag> tags) {
  public TagHead {
    tags = List.copyOf(tags);
    if (tags.stream().noneMatch(Tag::outside)) {
      throw new IllegalArgumentException("no label for words outside of mentions in " + tags);
    }
  }

  /** The types of entities, sorted. */
  public Set<String> types() {
    Set<String> types = new TreeSet<>();
    tags.stream().filter(tag -> !tag.outside()).forEach(tag -> types.add(tag.type()));
    return types;
  }

  /** The column, counted from {@code first}, of a word's tag; −1 if the head has no such label. */
  public int indexOf(Tag tag) {
    for (int i = 0; i < tags.size(); i++) {
      boolean same = tag.outside() ? tags.get(i).outside() : tags.get(i).equals(tag);
      if (same) {
        return i;
      }
    }
    return -1;
  }
}
