package io.litmill.annotation;

import io.litmill.corpus.Span;
import io.litmill.pipeline.Limits;
import io.litmill.schemas.Citation;
import io.litmill.schemas.Section;
import io.litmill.sentences.SentenceSplitter;
import io.litmill.text.CodePointOffsets;
import java.util.ArrayList;
import java.util.List;

/** Makes articles of citations: checks them and splits them into sentences. */
final class ArticleReader {
  private final SentenceSplitter splitter = new SentenceSplitter();
  private final Limits limits;

  ArticleReader(Limits limits) {
    this.limits = limits;
  }

  /**
   * The article of a citation.
   *
   * @throws UnfitArticle if it is too long or its sections do not fit its text
   */
  Article read(Citation citation) {
    CodePointOffsets offsets = new CodePointOffsets(citation.getText());
    if (offsets.codePoints() > limits.characters()) {
      throw new UnfitArticle(
          "too_long",
          "the text has %,d characters; the pipeline's limit is %,d"
              .formatted(offsets.codePoints(), limits.characters()));
    }
    List<Span> sentences = new ArrayList<>();
    List<Integer> sectionOfSentence = new ArrayList<>();
    int end = 0;
    for (int i = 0; i < citation.getSections().size(); i++) {
      Section section = citation.getSections().get(i);
      requireInOrder(section, end, offsets.codePoints());
      end = section.getEnd();
      if (section.getEnd() > section.getStart()) {
        Span span =
            new Span(offsets.toUtf16(section.getStart()), offsets.toUtf16(section.getEnd()));
        for (Span sentence : splitter.split(citation.getText(), List.of(span))) {
          sentences.add(sentence);
          sectionOfSentence.add(i);
        }
      }
    }
    if (sentences.size() > limits.sentences()) {
      throw new UnfitArticle(
          "too_many_sentences",
          "the text has %,d sentences; the pipeline's limit is %,d"
              .formatted(sentences.size(), limits.sentences()));
    }
    return new Article(citation, offsets, sentences, sectionOfSentence);
  }

  private static void requireInOrder(Section section, int end, int codePoints) {
    if (section.getStart() < end
        || section.getEnd() < section.getStart()
        || section.getEnd() > codePoints) {
      throw new UnfitArticle(
          "bad_sections",
          "section %d–%d overlaps the one before or ends after the text of %d characters"
              .formatted(section.getStart(), section.getEnd(), codePoints));
    }
  }
}
