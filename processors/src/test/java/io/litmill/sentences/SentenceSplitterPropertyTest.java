package io.litmill.sentences;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.corpus.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds for every text, tried on random ones made of what matters to the rules. */
class SentenceSplitterPropertyTest {
  private static final int TEXTS = 20_000;
  private static final String[] PARTS = {
    ". ",
    ".",
    " ",
    "\n",
    "\n\n",
    "? ",
    "...",
    "(",
    ")",
    "[",
    "]",
    "\"",
    "'",
    "e.g.",
    "Fig.",
    "The ",
    "RESULTS: ",
    "0.05",
    "7",
    "E.",
    "coli ",
    "cells",
    "\u00A0",
    "\u2009",
    "\u0301",
    "\u20E3",
    "\uD835\uDEFC",
    "\uD83D\uDC00",
    "\uD800",
    "\uDC00",
    "\u3002",
    "\u2029",
    "\u200B",
    "α",
    ":",
    ",",
    "\r\n",
    "\u2026",
    "[12]",
    "-"
  };

  private final SentenceSplitter splitter = new SentenceSplitter();

  @Test
  void everyCharacterThatIsNoSpaceIsInExactlyOneSentence() {
    forRandomTexts(
        (text, sections, sentences, seed) -> {
          int[] covered = new int[text.length()];
          for (Span sentence : sentences) {
            for (int i = sentence.start(); i < sentence.end(); i++) {
              covered[i]++;
            }
          }
          for (Span section : sections) {
            for (int i = section.start(); i < section.end(); i++) {
              assertThat(covered[i])
                  .as("character %d, seed %d", i, seed)
                  .isBetween(isSpace(text.charAt(i)) ? 0 : 1, 1);
            }
          }
        });
  }

  @Test
  void sentencesAreInOrderAndBeginAndEndWithACharacter() {
    forRandomTexts(
        (text, sections, sentences, seed) -> {
          int end = 0;
          for (Span sentence : sentences) {
            assertThat(sentence.start()).as("seed %d", seed).isGreaterThanOrEqualTo(end);
            assertThat(isSpace(text.charAt(sentence.start()))).as("seed %d", seed).isFalse();
            assertThat(isSpace(text.charAt(sentence.end() - 1))).as("seed %d", seed).isFalse();
            assertThat(sections)
                .as("seed %d", seed)
                .anyMatch(section -> section.contains(sentence));
            end = sentence.end();
          }
        });
  }

  @Test
  void noCharacterIsCut() {
    forRandomTexts(
        (text, sections, sentences, seed) -> {
          for (Span sentence : sentences) {
            if (sections.stream().noneMatch(section -> section.start() == sentence.start())) {
              assertWhole(text, sentence.start(), seed);
            }
            if (sections.stream().noneMatch(section -> section.end() == sentence.end())) {
              assertWhole(text, sentence.end(), seed);
            }
          }
        });
  }

  @Test
  void aSentenceByItselfIsOneSentence() {
    forRandomTexts(
        (text, sections, sentences, seed) -> {
          for (Span sentence : sentences) {
            assertThat(splitter.split(sentence.of(text)))
                .as("%s of %s, seed %d", sentence, text, seed)
                .containsExactly(new Span(0, sentence.length()));
          }
        });
  }

  private static void assertWhole(String text, int cut, long seed) {
    if (cut == 0 || cut == text.length()) {
      return;
    }
    boolean pair =
        Character.isHighSurrogate(text.charAt(cut - 1))
            && Character.isLowSurrogate(text.charAt(cut));
    assertThat(pair).as("a surrogate pair cut at %d, seed %d", cut, seed).isFalse();
    int type = Character.getType(text.charAt(cut));
    boolean mark = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    boolean afterSpace = isSpace(text.charAt(cut - 1));
    assertThat(mark && !afterSpace).as("a mark cut off at %d, seed %d", cut, seed).isFalse();
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private void forRandomTexts(Property property) {
    for (long seed = 0; seed < TEXTS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      String text = text(random);
      List<Span> sections = sections(text, random);
      property.check(text, sections, splitter.split(text, sections), seed);
    }
  }

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder("x");
    for (int i = random.nextInt(40); i > 0; i--) {
      text.append(PARTS[random.nextInt(PARTS.length)]);
    }
    return text.toString();
  }

  private static List<Span> sections(String text, SplittableRandom random) {
    List<Span> sections = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = Math.min(text.length(), start + 1 + random.nextInt(text.length()));
      sections.add(new Span(start, end));
      start = end + random.nextInt(3);
    }
    return sections;
  }

  private interface Property {
    void check(String text, List<Span> sections, List<Span> sentences, long seed);
  }
}
