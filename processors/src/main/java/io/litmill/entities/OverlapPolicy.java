package io.litmill.entities;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What becomes of mentions that share characters. Of two of the same type only one stays: the
 * longer, or of equally long ones the one with the higher confidence, or else the one of the
 * earlier model. The constants say what holds between different types.
 */
public enum OverlapPolicy {
  /** Mentions of different types stay, whether they nest or cross. */
  KEEP("keep") {
    @Override
    boolean compatible(TaggedMention a, TaggedMention b) {
      return true;
    }
  },
  /** Mentions of different types stay where one lies in the other; of two that cross one stays. */
  NEST("nest") {
    @Override
    boolean compatible(TaggedMention a, TaggedMention b) {
      return a.nests(b);
    }
  },
  /** No character belongs to two mentions. */
  SEPARATE("separate") {
    @Override
    boolean compatible(TaggedMention a, TaggedMention b) {
      return false;
    }
  };

  private static final Comparator<TaggedMention> STRONGEST_FIRST =
      Comparator.comparingInt((TaggedMention m) -> -m.span().length())
          .thenComparing(Comparator.comparingDouble(TaggedMention::confidence).reversed());

  private final String optionName;

  OverlapPolicy(String optionName) {
    this.optionName = optionName;
  }

  /** The name in pipeline files. */
  public String optionName() {
    return optionName;
  }

  /** Whether both of two overlapping mentions of different types may stay. */
  abstract boolean compatible(TaggedMention a, TaggedMention b);

  /**
   * Settles all overlaps in an article.
   *
   * @param mentions of all models, those of an earlier model first
   * @return those that stay, in reading order
   */
  public List<TaggedMention> resolve(List<TaggedMention> mentions) {
    List<TaggedMention> strongest = new ArrayList<>(mentions);
    strongest.sort(STRONGEST_FIRST);
    KeptMentions kept = new KeptMentions(this);
    strongest.forEach(kept::offer);
    return kept.inReadingOrder();
  }

  /** Whether two mentions of any types can both stay. */
  boolean agree(TaggedMention a, TaggedMention b) {
    return !a.overlaps(b) || (!a.type().equals(b.type()) && compatible(a, b));
  }
}
