package io.litmill.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Documents cut into sentences, never inside of a gold mention: sentences that a mention joins stay
 * one.
 */
public final class DocumentSentences {
  private final Function<String, List<Span>> splitter;

  /**
   * @param splitter gives the sentences of one passage in order, without overlap; what it leaves
   *     out belongs to no sentence unless a mention is there
   */
  public DocumentSentences(Function<String, List<Span>> splitter) {
    this.splitter = splitter;
  }

  /** Cuts with {@link SentenceBreaks}. */
  public static DocumentSentences simple() {
    return new DocumentSentences(SentenceBreaks::of);
  }

  public List<AnnotatedSentence> cut(AnnotatedDocument document) {
    List<AnnotatedSentence> sentences = new ArrayList<>();
    for (Span span : spans(document)) {
      String id = document.id() + ":" + sentences.size();
      List<Mention> mentions =
          document.mentions().stream()
              .filter(mention -> span.contains(mention.span()))
              .map(mention -> mention.within(span))
              .toList();
      sentences.add(new AnnotatedSentence(id, document.id(), span.of(document.text()), mentions));
    }
    return sentences;
  }

  /** All sentences of the documents as texts to tag. */
  public List<TaggedText> tagged(List<AnnotatedDocument> documents) {
    return documents.stream()
        .flatMap(
            document -> cut(document).stream().map(each -> each.tagged(document.annotatedTypes())))
        .toList();
  }

  private List<Span> spans(AnnotatedDocument document) {
    List<Span> parts = new ArrayList<>();
    int start = 0;
    for (String passage : document.text().split("\n", -1)) {
      int offset = start;
      splitter
          .apply(passage)
          .forEach(span -> parts.add(new Span(span.start() + offset, span.end() + offset)));
      start += passage.length() + 1;
    }
    document.mentions().forEach(mention -> parts.add(mention.span()));
    return joined(parts.stream().sorted().toList());
  }

  private static List<Span> joined(List<Span> sorted) {
    List<Span> joined = new ArrayList<>();
    for (Span span : sorted) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).overlaps(span)) {
        Span before = joined.get(last);
        joined.set(last, new Span(before.start(), Math.max(before.end(), span.end())));
      } else {
        joined.add(span);
      }
    }
    return joined;
  }
}
