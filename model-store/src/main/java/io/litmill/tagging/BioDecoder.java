package io.litmill.tagging;

import io.litmill.corpus.Span;
import io.litmill.corpus.TypedSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Decodes the outputs of a token head into mentions: of each softmax the likeliest sequence of
 * labels in which the inside of a mention follows its beginning (Viterbi). Where a type has no
 * label for its beginning, its inside may begin a mention. Safe for use by many threads.
 */
public final class BioDecoder {
  private final TagHeads heads;

  public BioDecoder(TagHeads heads) {
    this.heads = heads;
  }

  /**
   * Mentions in reading order.
   *
   * @param words spans of the words
   * @param logits one vector a word: the outputs for its first piece
   */
  public List<ScoredSpan> decode(List<Span> words, float[][] logits) {
    List<ScoredSpan> found = new ArrayList<>();
    if (words.isEmpty()) {
      return found;
    }
    for (TagHead head : heads.heads()) {
      double[][] logProbabilities = new double[words.size()][];
      for (int i = 0; i < words.size(); i++) {
        logProbabilities[i] = logSoftmax(logits[i], head.first(), head.tags().size());
      }
      addMentions(head, words, logProbabilities, likeliest(head, logProbabilities), found);
    }
    found.sort((a, b) -> a.span().compareTo(b.span()));
    return found;
  }

  private static double[] logSoftmax(float[] logits, int first, int count) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      largest = Math.max(largest, logits[first + i]);
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.exp(logits[first + i] - largest);
    }
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = logits[first + i] - largest - Math.log(sum);
    }
    return values;
  }

  private static int[] likeliest(TagHead head, double[][] logProbabilities) {
    int tags = head.tags().size();
    boolean[][] allowed = allowed(head);
    int[][] from = new int[logProbabilities.length][tags];
    double[] best = logProbabilities[0].clone();
    for (int tag = 0; tag < tags; tag++) {
      if (!allowed[tags][tag]) {
        best[tag] = Double.NEGATIVE_INFINITY;
      }
    }
    for (int word = 1; word < logProbabilities.length; word++) {
      best = step(best, logProbabilities[word], allowed, from[word]);
    }
    int[] path = new int[logProbabilities.length];
    path[path.length - 1] = largest(best);
    for (int word = path.length - 1; word > 0; word--) {
      path[word - 1] = from[word][path[word]];
    }
    return path;
  }

  private static double[] step(
      double[] before, double[] logProbabilities, boolean[][] allowed, int[] from) {
    double[] after = new double[before.length];
    Arrays.fill(after, Double.NEGATIVE_INFINITY);
    for (int tag = 0; tag < after.length; tag++) {
      for (int previous = 0; previous < before.length; previous++) {
        double score = before[previous] + logProbabilities[tag];
        if (allowed[previous][tag] && score > after[tag]) {
          after[tag] = score;
          from[tag] = previous;
        }
      }
    }
    return after;
  }

  /** Which tag may follow which; the last row is the start of the text. */
  private static boolean[][] allowed(TagHead head) {
    int tags = head.tags().size();
    boolean[][] allowed = new boolean[tags + 1][tags];
    for (int next = 0; next < tags; next++) {
      Tag tag = head.tags().get(next);
      boolean free =
          tag.position() != Tag.Position.INSIDE
              || head.indexOf(new Tag(Tag.Position.BEGIN, tag.type())) < 0;
      allowed[tags][next] = free;
      for (int previous = 0; previous < tags; previous++) {
        allowed[previous][next] = free || tag.continues(head.tags().get(previous));
      }
    }
    return allowed;
  }

  private static int largest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }

  private static void addMentions(
      TagHead head, List<Span> words, double[][] logs, int[] path, List<ScoredSpan> found) {
    int word = 0;
    while (word < path.length) {
      Tag tag = head.tags().get(path[word]);
      int end = word + 1;
      double sum = logs[word][path[word]];
      while (end < path.length && head.tags().get(path[end]).continues(tag)) {
        sum += logs[end][path[end]];
        end++;
      }
      if (!tag.outside()) {
        TypedSpan span =
            new TypedSpan(words.get(word).start(), words.get(end - 1).end(), tag.type());
        double confidence = Math.exp(sum / (end - word));
        found.add(new ScoredSpan(span, Math.min(1, Math.max(Double.MIN_NORMAL, confidence))));
      }
      word = end;
    }
  }
}
