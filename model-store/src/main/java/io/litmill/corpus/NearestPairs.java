package io.litmill.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Pairs of what an article names, but never in one sentence: of each two the mentions that stand
 * nearest to each other. Training and annotation choose them in one way.
 */
public final class NearestPairs {
  /** The most sentences that two mentions may be apart. Farther ones are hardly ever related. */
  public static final int FARTHEST = 4;

  private static final Comparator<Pair> BY_PLACE =
      Comparator.comparingInt(Pair::firstSentence)
          .thenComparingInt(Pair::lastSentence)
          .thenComparingInt(Pair::head)
          .thenComparingInt(Pair::tail);

  private final List<Named> mentions;
  private final String headType;
  private final String tailType;
  private final Set<List<String>> done = new HashSet<>();
  private final List<Pair> pairs = new ArrayList<>();

  private NearestPairs(List<Named> mentions, String headType, String tailType) {
    this.mentions = mentions;
    this.headType = headType;
    this.tailType = tailType;
  }

  /**
   * A mention of an article.
   *
   * @param sentence index of the sentence that it stands in
   * @param names all that it goes by, such as its concepts; two mentions that have one in common
   *     name the same
   */
  public record Named(int sentence, String type, List<String> names) {
    public Named {
      names = List.copyOf(names);
    }
  }

  /**
   * Two mentions.
   *
   * @param firstSentence that of the earlier one
   * @param lastSentence that of the later one
   * @param head index of the head's mention, as {@code tail}
   */
  public record Pair(int firstSentence, int lastSentence, int head, int tail) {}

  /**
   * The pairs of two types by their sentences, then by head and tail. Where both types are the
   * same, the head is the mention that comes first.
   *
   * @param mentions of an article in reading order; one without names has no part in a pair
   */
  public static List<Pair> of(List<Named> mentions, String headType, String tailType) {
    NearestPairs nearest = new NearestPairs(mentions, headType, tailType);
    for (int distance = 0; distance <= FARTHEST; distance++) {
      nearest.add(distance);
    }
    nearest.pairs.sort(BY_PLACE);
    return nearest.pairs;
  }

  /** Two sentences as one text, in which those of the last one are {@link #moved}. */
  public static String joined(String first, String last) {
    return first + " " + last;
  }

  /** A mention of the last sentence in the text of both. */
  public static Span moved(Span mention, String first) {
    int by = first.length() + 1;
    return new Span(mention.start() + by, mention.end() + by);
  }

  /** Those of one distance; at none they are only noted, for they need no second sentence. */
  private void add(int distance) {
    for (int first = 0; first < mentions.size(); first++) {
      int sentence = mentions.get(first).sentence() + distance;
      for (int second = first + 1;
          second < mentions.size() && mentions.get(second).sentence() <= sentence;
          second++) {
        if (mentions.get(second).sentence() == sentence) {
          add(first, second, distance > 0);
        }
      }
    }
  }

  private void add(int first, int second, boolean apart) {
    boolean inOrder = paired(first, second);
    if (!inOrder && !paired(second, first)) {
      return;
    }
    int head = inOrder ? first : second;
    int tail = inOrder ? second : first;
    List<List<String>> named = named(mentions.get(head).names(), mentions.get(tail).names());
    boolean seen = named.stream().anyMatch(done::contains);
    done.addAll(named);
    if (apart && !seen && !named.isEmpty()) {
      pairs.add(
          new Pair(mentions.get(first).sentence(), mentions.get(second).sentence(), head, tail));
    }
  }

  private boolean paired(int head, int tail) {
    return mentions.get(head).type().equals(headType) && mentions.get(tail).type().equals(tailType);
  }

  /** Each two names, in alphabetical order where either may be the head; none of the same twice. */
  private List<List<String>> named(List<String> heads, List<String> tails) {
    List<List<String>> named = new ArrayList<>();
    if (Collections.disjoint(heads, tails)) {
      boolean sorted = headType.equals(tailType);
      for (String head : heads) {
        for (String tail : tails) {
          boolean turned = sorted && head.compareTo(tail) > 0;
          named.add(turned ? List.of(tail, head) : List.of(head, tail));
        }
      }
    }
    return named;
  }
}
