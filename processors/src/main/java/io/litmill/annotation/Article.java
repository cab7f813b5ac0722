package io.litmill.annotation;

import io.litmill.corpus.Span;
import io.litmill.schemas.Citation;
import io.litmill.text.CodePointOffsets;
import java.util.List;

/**
 * A citation made ready for the models. Spans count UTF-16 units.
 *
 * @param sentences in order
 * @param sectionOfSentence index of each sentence's section in the citation
 */
record Article(
    Citation citation,
    CodePointOffsets offsets,
    List<Span> sentences,
    List<Integer> sectionOfSentence) {
  Article {
    sentences = List.copyOf(sentences);
    sectionOfSentence = List.copyOf(sectionOfSentence);
  }

  String text() {
    return citation.getText();
  }

  List<String> sentenceTexts() {
    return sentences.stream().map(sentence -> sentence.of(text())).toList();
  }
}
