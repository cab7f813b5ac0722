package io.litmill.entities;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The mentions that stay, by sentence: a mention lies in one sentence, so only those can clash. */
final class KeptMentions {
  private final OverlapPolicy policy;
  private final Map<Integer, List<TaggedMention>> bySentence = new HashMap<>();

  KeptMentions(OverlapPolicy policy) {
    this.policy = policy;
  }

  /** Keeps a mention unless it clashes with one that is kept already. */
  void offer(TaggedMention mention) {
    List<TaggedMention> neighbours =
        bySentence.computeIfAbsent(mention.sentence(), s -> new ArrayList<>());
    if (neighbours.stream().allMatch(kept -> policy.agree(kept, mention))) {
      neighbours.add(mention);
    }
  }

  List<TaggedMention> inReadingOrder() {
    return bySentence.values().stream()
        .flatMap(List::stream)
        .sorted(TaggedMention.READING_ORDER)
        .toList();
  }
}
