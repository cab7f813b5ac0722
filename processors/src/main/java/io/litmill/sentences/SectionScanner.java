package io.litmill.sentences;

import io.litmill.corpus.Span;
import java.util.List;

/** One pass over a section. */
final class SectionScanner {
  /** Within so many characters an open bracket must close to hold a sentence together. */
  private static final int BRACKET_REACH = 400;

  private final String text;
  private final int limit;
  private final PeriodRules rules;
  private final LabelRule labels;
  private final List<Span> sentences;
  private int sentenceStart;
  private int depth;

  SectionScanner(String text, Span section, PeriodRules rules, List<Span> sentences) {
    this.text = text;
    this.limit = section.end();
    this.rules = rules;
    this.labels = new LabelRule(text, rules.lexicon());
    this.sentences = sentences;
    this.sentenceStart = skipSpace(section.start());
  }

  /** Adds the sentences of the section to the list. */
  void scan() {
    int at = sentenceStart;
    while (at < limit) {
      at = step(at);
    }
    add(sentenceStart, limit);
  }

  private int step(int at) {
    char c = text.charAt(at);
    if (c > ':' && c < 128 && c != '?' && c != '[' && c != ']' && c != '{' && c != '}') {
      return at + 1; // the letters, most of the text
    }
    if (Characters.isTerminator(c)) {
      return atTerminator(at);
    }
    switch (c) {
      case ':' -> endBeforeLabel(at);
      case '\n', '\r', '\u2029' -> {
        return atLineEnd(at);
      }
      default -> countBracket(c);
    }
    return at + 1;
  }

  private void countBracket(char c) {
    if (Characters.isOpeningBracket(c)) {
      depth++;
    } else if (Characters.isClosingBracket(c) && depth > 0) {
      depth--;
    }
  }

  private int atTerminator(int at) {
    int end = at + 1;
    while (end < limit && Characters.isTerminator(text.charAt(end))) {
      end++;
    }
    boolean wide = Characters.isWideTerminator(text.charAt(end - 1));
    end = afterClosing(end);
    int next = skipSpace(end);
    if (next == limit || isInsideBrackets(end)) {
      return end;
    }
    Candidate candidate = new Candidate(text, sentenceStart, at, end, next, limit);
    if (next > end ? rules.ends(candidate) : wide && !Characters.isMark(text.charAt(next))) {
      return begin(end, next);
    }
    return next > end ? end : atGlued(candidate);
  }

  private int atGlued(Candidate candidate) {
    if (rules.endsGlued(candidate)) {
      return begin(candidate.end(), candidate.next());
    }
    int end = afterReference(candidate.end());
    int next = skipSpace(end);
    if (end == candidate.end() || next == end || next == limit) {
      return candidate.end();
    }
    Candidate behind = new Candidate(text, sentenceStart, candidate.terminator(), end, next, limit);
    return rules.endsAfterReference(behind) ? begin(end, next) : candidate.end();
  }

  /** Brackets and quotes that close right after a mark belong to the sentence. */
  private int afterClosing(int from) {
    int at = from;
    while (at < limit) {
      char c = text.charAt(at);
      if (Characters.isClosingBracket(c)) {
        countBracket(c);
      } else if (!Characters.isClosingQuote(c) || !closes(at)) {
        break;
      }
      at++;
    }
    return at;
  }

  private boolean closes(int quote) {
    return quote + 1 == limit
        || Characters.isSpace(text.charAt(quote + 1))
        || Characters.isClosingBracket(text.charAt(quote + 1))
        || Characters.isClosingQuote(text.charAt(quote + 1));
  }

  /**
   * After numbers of references such as {@code 12,13} or {@code [4-6]}; as given if there are none.
   */
  private int afterReference(int from) {
    int at = from;
    boolean digits = false;
    while (at < limit && isPartOfReference(text.charAt(at))) {
      digits |= Characters.isDigit(text.charAt(at));
      at++;
    }
    return digits ? at : from;
  }

  private static boolean isPartOfReference(char c) {
    return Characters.isDigit(c) || "[](),;-\u2013".indexOf(c) >= 0;
  }

  /**
   * Whether a bracket is open that closes soon; a forgotten one does not hold the text together.
   */
  private boolean isInsideBrackets(int from) {
    int inner = 0;
    int reach = Math.min(limit, from + BRACKET_REACH);
    for (int at = from; depth > 0 && at < reach; at++) {
      char c = text.charAt(at);
      if (isLineEnd(c) && isParagraphEnd(at)) {
        return false;
      }
      if (Characters.isOpeningBracket(c)) {
        inner++;
      } else if (Characters.isClosingBracket(c) && inner-- == 0) {
        return true;
      }
    }
    return false;
  }

  /** A blank line or a paragraph separator ends a sentence; a single line feed is a space. */
  private int atLineEnd(int at) {
    int next = skipSpace(at);
    boolean ends = next < limit && isParagraphEnd(at);
    return ends ? begin(at, next) : next;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r' || c == '\u2029';
  }

  /** Whether the white space that begins here has two line feeds or a paragraph separator. */
  private boolean isParagraphEnd(int from) {
    int breaks = 0;
    for (int at = from; at < limit && Characters.isSpace(text.charAt(at)); at++) {
      char c = text.charAt(at);
      breaks += c == '\u2029' ? 2 : c == '\n' ? 1 : 0;
    }
    return breaks > 1;
  }

  private void endBeforeLabel(int colon) {
    int label = labels.start(sentenceStart, colon, limit);
    if (label > sentenceStart && depth == 0) {
      begin(label, label);
    }
  }

  private int begin(int end, int next) {
    add(sentenceStart, end);
    sentenceStart = next;
    depth = 0;
    return next;
  }

  private void add(int start, int end) {
    int last = end;
    while (last > start && Characters.isSpace(text.charAt(last - 1))) {
      last--;
    }
    if (last > start) {
      sentences.add(new Span(start, last));
    }
  }

  private int skipSpace(int from) {
    int at = from;
    while (at < limit && Characters.isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
