package io.litmill.training;

import io.litmill.corpus.Dataset;
import io.litmill.corpus.LabelledText;
import io.litmill.corpus.ScoredPair;
import io.litmill.corpus.SpanQuestion;
import io.litmill.corpus.TaggedText;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Texts that models are scored on and must not be trained on, compared by their letters and digits
 * alone, for corpora differ in spaces; where a corpus names the articles of PubMed that its texts
 * are from, all of these articles. Very short texts, such as headings, are everywhere and are not
 * held out.
 */
final class HeldOut {
  private static final int LEAST = 25;

  private static final Pattern PUBMED_ID = Pattern.compile("[0-9]{5,9}");

  private final Set<String> texts = new HashSet<>();
  private final Set<String> documents = new HashSet<>();

  void add(Dataset data) {
    if (data instanceof Dataset.Mentions mentions) {
      mentions.texts().stream().map(TaggedText::text).forEach(this::add);
    } else if (data instanceof Dataset.Pairs pairs) {
      pairs.pairs().forEach(pair -> add(pair.document(), pair.sentence()));
    } else if (data instanceof Dataset.Labels labels) {
      labels.texts().forEach(text -> add(text.document(), of(text)));
    } else if (data instanceof Dataset.Scores scores) {
      scores.pairs().stream().map(HeldOut::of).forEach(this::add);
    } else if (data instanceof Dataset.Questions questions) {
      questions.questions().stream().map(HeldOut::of).forEach(this::add);
    }
  }

  static String of(LabelledText text) {
    return text.second() == null ? text.first() : text.first() + text.second();
  }

  static String of(ScoredPair pair) {
    return pair.first() + pair.second();
  }

  static String of(SpanQuestion question) {
    return question.question() + question.context();
  }

  private void add(String document, String text) {
    add(text);
    if (PUBMED_ID.matcher(document).matches()) {
      documents.add(document);
    }
  }

  /** Whether the text, or all of its document, is held out. */
  boolean holds(String document, String text) {
    return documents.contains(document) || holds(text);
  }

  void add(String text) {
    String key = key(text);
    if (key.length() >= LEAST) {
      texts.add(key);
    }
  }

  boolean holds(String text) {
    return texts.contains(key(text));
  }

  private static String key(String text) {
    StringBuilder key = new StringBuilder(text.length());
    text.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(key::appendCodePoint);
    return key.toString();
  }
}
