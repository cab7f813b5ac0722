package io.litmill.relations;

import io.litmill.corpus.NearestPairs;
import io.litmill.entities.LinkedMention;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All pairs of mentions of two types that stand in one sentence and do not overlap: two models may
 * have found the same words. And pairs of what no sentence names together.
 */
public final class CandidatePairs {
  private CandidatePairs() {}

  /**
   * The pairs of one sentence, by sentence, then by head, then by tail. Where both types are the
   * same, each two mentions make one pair, with the earlier one as head.
   *
   * @param mentions of an article in reading order
   */
  public static List<CandidatePair> of(
      List<LinkedMention> mentions, String headType, String tailType) {
    List<CandidatePair> pairs = new ArrayList<>();
    int end;
    for (int start = 0; start < mentions.size(); start = end) {
      int sentence = mentions.get(start).sentence();
      end = start;
      while (end < mentions.size() && mentions.get(end).sentence() == sentence) {
        end++;
      }
      addPairs(mentions, start, end, headType, tailType, pairs);
    }
    return pairs;
  }

  /**
   * The pairs of {@link NearestPairs}, by their sentences, then by head, then by tail. Mentions
   * name the same as {@link LinkedMention#namesTheSame} says.
   *
   * @param mentions of an article in reading order
   */
  public static List<CandidatePair> acrossSentences(
      List<LinkedMention> mentions, String headType, String tailType) {
    List<NearestPairs.Named> named =
        mentions.stream()
            .map(each -> new NearestPairs.Named(each.sentence(), each.type(), each.names()))
            .toList();
    return NearestPairs.of(named, headType, tailType).stream()
        .map(
            pair ->
                new CandidatePair(
                    pair.firstSentence(), pair.lastSentence(), pair.head(), pair.tail()))
        .toList();
  }

  /** The most that {@link #acrossSentences} can give, without making them. */
  public static long mostAcrossSentences(
      List<LinkedMention> mentions, String headType, String tailType) {
    Map<Integer, Long> heads = bySentence(mentions, headType);
    Map<Integer, Long> tails = bySentence(mentions, tailType);
    long most = 0;
    for (Map.Entry<Integer, Long> head : heads.entrySet()) {
      for (int distance = 1; distance <= NearestPairs.FARTHEST; distance++) {
        long before = tails.getOrDefault(head.getKey() - distance, 0L);
        long after = tails.getOrDefault(head.getKey() + distance, 0L);
        most += head.getValue() * (before + after);
      }
    }
    return most;
  }

  /** How many pairs {@link #of} gives, without making them. */
  public static long count(List<LinkedMention> mentions, String headType, String tailType) {
    Map<Integer, Long> heads = bySentence(mentions, headType);
    Map<Integer, Long> tails = bySentence(mentions, tailType);
    boolean symmetric = headType.equals(tailType);
    long all =
        heads.entrySet().stream()
            .mapToLong(
                head ->
                    symmetric
                        ? head.getValue() * (head.getValue() - 1) / 2
                        : head.getValue() * tails.getOrDefault(head.getKey(), 0L))
            .sum();
    return all - overlapping(mentions, headType, tailType);
  }

  private static long overlapping(List<LinkedMention> mentions, String headType, String tailType) {
    long count = 0;
    for (int i = 0; i < mentions.size(); i++) {
      LinkedMention first = mentions.get(i);
      for (int j = i + 1;
          j < mentions.size() && first.span().overlaps(mentions.get(j).span());
          j++) {
        String type = mentions.get(j).type();
        boolean paired =
            (first.type().equals(headType) && type.equals(tailType))
                || (first.type().equals(tailType) && type.equals(headType));
        count += paired ? 1 : 0;
      }
    }
    return count;
  }

  private static Map<Integer, Long> bySentence(List<LinkedMention> mentions, String type) {
    return mentions.stream()
        .filter(mention -> mention.type().equals(type))
        .collect(Collectors.groupingBy(LinkedMention::sentence, Collectors.counting()));
  }

  private static void addPairs(
      List<LinkedMention> mentions,
      int start,
      int end,
      String headType,
      String tailType,
      List<CandidatePair> pairs) {
    boolean symmetric = headType.equals(tailType);
    for (int head = start; head < end; head++) {
      if (mentions.get(head).type().equals(headType)) {
        for (int tail = symmetric ? head + 1 : start; tail < end; tail++) {
          if (mentions.get(tail).type().equals(tailType)
              && !mentions.get(head).span().overlaps(mentions.get(tail).span())) {
            pairs.add(new CandidatePair(mentions.get(head).sentence(), head, tail));
          }
        }
      }
    }
  }
}
