package io.litmill.triplets;

import io.litmill.corpus.Span;
import io.litmill.schemas.Evidence;
import io.litmill.schemas.Section;
import io.litmill.text.Rounding;
import java.util.Locale;

/** Writes down the places in an article that support a statement. */
final class EvidenceWriter {
  private final MinedArticle article;

  EvidenceWriter(MinedArticle article) {
    this.article = article;
  }

  Evidence of(Statement statement) {
    Span passage = statement.passage();
    Span subject = statement.subject().span();
    Span object = statement.object().span();
    return Evidence.newBuilder()
        .setSupportingText(passage.of(article.citation().getText()))
        .setSentenceStart(offset(passage.start()))
        .setSentenceEnd(offset(passage.end()))
        .setSubjectText(statement.subject().text())
        .setSubjectStart(offset(subject.start()))
        .setSubjectEnd(offset(subject.end()))
        .setObjectText(statement.object().text())
        .setObjectStart(offset(object.start()))
        .setObjectEnd(offset(object.end()))
        .setSectionType(sectionType(statement.relation().pair().firstSentence()))
        .setExtractionConfidenceScore(Rounding.fourDigits(statement.relation().confidence()))
        .build();
  }

  private int offset(int utf16) {
    return article.offsets().toCodePoints(utf16);
  }

  private String sectionType(int sentence) {
    int index = article.sectionOfSentence().get(sentence);
    Section section = article.citation().getSections().get(index);
    return section.getNlmCategory() == null
        ? section.getKind()
        : section.getNlmCategory().toLowerCase(Locale.ROOT);
  }
}
