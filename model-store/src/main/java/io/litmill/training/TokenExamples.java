package io.litmill.training;

import io.litmill.corpus.Span;
import io.litmill.corpus.TaggedText;
import io.litmill.corpus.TypedSpan;
import io.litmill.tagging.Tag;
import io.litmill.tagging.TagHead;
import io.litmill.tagging.TagHeads;
import io.litmill.tagging.Window;
import io.litmill.tagging.Words;
import io.litmill.tokenizer.Encoding;
import io.litmill.tokenizer.SequenceFrame;
import io.litmill.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tagged texts to examples of a token task. The first piece of a word carries its tag; the other
 * pieces, special tokens, and heads whose types the text's corpus does not annotate have weight 0.
 * Long texts become windows, as in tagging.
 */
final class TokenExamples {
  private final Tokenizer tokenizer;
  private final TagHeads heads;
  private final int maxTokens;

  TokenExamples(Tokenizer tokenizer, List<String> labels, int maxTokens) {
    this.tokenizer = tokenizer;
    this.heads = TagHeads.of(labels);
    this.maxTokens = maxTokens;
  }

  List<Example> of(TaggedText text) {
    Encoding encoding = tokenizer.encode(text.text());
    Words words = Words.of(encoding);
    int softmaxes = heads.heads().size();
    int[] classes = new int[encoding.size() * softmaxes];
    float[] weights = new float[encoding.size() * softmaxes];
    for (int head = 0; head < softmaxes; head++) {
      TagHead tags = heads.heads().get(head);
      if (!text.annotatedTypes().containsAll(tags.types())) {
        continue;
      }
      int[] path = path(tags, words, text.spans());
      for (int word = 0; word < path.length; word++) {
        int target = words.firstPieces()[word] * softmaxes + head;
        classes[target] = path[word];
        weights[target] = 1;
      }
    }
    return windows(encoding, classes, weights);
  }

  /** The index of each word's tag; of mentions that overlap, the first and longest is kept. */
  private static int[] path(TagHead head, Words words, List<TypedSpan> gold) {
    int outside = head.indexOf(new Tag(Tag.Position.OUTSIDE, null));
    int[] path = new int[words.size()];
    Arrays.fill(path, outside);
    for (TypedSpan span : gold) {
      int begin = head.indexOf(new Tag(Tag.Position.BEGIN, span.type()));
      int inside = head.indexOf(new Tag(Tag.Position.INSIDE, span.type()));
      if (begin < 0 || inside < 0) {
        continue;
      }
      int[] covered =
          IntStream.range(0, path.length)
              .filter(word -> overlaps(words.spans().get(word), span))
              .toArray();
      if (Arrays.stream(covered).allMatch(word -> path[word] == outside)) {
        for (int word : covered) {
          path[word] = word == covered[0] ? begin : inside;
        }
      }
    }
    return path;
  }

  private static boolean overlaps(Span word, TypedSpan span) {
    return word.start() < span.end() && span.start() < word.end();
  }

  private List<Example> windows(Encoding encoding, int[] classes, float[] weights) {
    SequenceFrame frame = tokenizer.frame();
    int special = frame.before().size() + frame.after().size();
    int softmaxes = heads.heads().size();
    List<Example> examples = new ArrayList<>();
    for (Window window : Window.over(encoding, maxTokens - special)) {
      int length = window.size() + special;
      int[] ids = new int[length];
      int at = 0;
      for (int id : frame.before()) {
        ids[at++] = id;
      }
      for (int piece = window.from(); piece < window.to(); piece++) {
        ids[at++] = encoding.id(piece);
      }
      for (int id : frame.after()) {
        ids[at++] = id;
      }
      int[] windowClasses = new int[length * softmaxes];
      float[] windowWeights = new float[length * softmaxes];
      int from = window.from() * softmaxes;
      int to = frame.before().size() * softmaxes;
      System.arraycopy(classes, from, windowClasses, to, window.size() * softmaxes);
      System.arraycopy(weights, from, windowWeights, to, window.size() * softmaxes);
      examples.add(Example.ofClasses(ids, new int[length], windowClasses, windowWeights));
    }
    return examples;
  }
}
