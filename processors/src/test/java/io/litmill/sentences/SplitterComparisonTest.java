package io.litmill.sentences;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.corpus.Span;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Litmill's splitter beside OpenNLP's English model and the JDK, on the sentence ends of three
 * corpora. The rules were written with the training parts in view; the figures are of the
 * development parts. Ends that a section gives anyway do not count.
 */
class SplitterComparisonTest {
  private static final Path NER =
      Path.of(System.getProperty("litmill.shared", "../shared"), "data", "ner");
  private static final String MODEL = "/opennlp-en-ud-ewt-sentence-1.3-2.5.4.bin";

  @Test
  void litmillFindsTheEndsOfSentencesBest() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(NER), "no shared data in " + NER);
    Map<String, List<GoldText>> corpora = corpora(new GoldSentences(NER));
    Map<String, Map<String, Score>> table = new LinkedHashMap<>();
    splitters()
        .forEach(
            (name, splitter) -> {
              Map<String, Score> scores = new LinkedHashMap<>();
              corpora.forEach((corpus, texts) -> scores.put(corpus, score(texts, splitter)));
              scores.put("all", Score.sum(scores.values()));
              table.put(name, scores);
            });
    print(table);
    double ours = table.get("Litmill").get("all").f1();
    assertThat(ours).isGreaterThan(0.985);
    assertThat(table)
        .allSatisfy((name, scores) -> assertThat(scores.get("all").f1()).isLessThanOrEqualTo(ours));
  }

  private static Map<String, List<GoldText>> corpora(GoldSentences gold) throws IOException {
    Map<String, List<GoldText>> corpora = new LinkedHashMap<>();
    corpora.put("BC5CDR", gold.bc5cdr("devel", "DevelopmentSet"));
    corpora.put("JNLPBA", gold.jnlpba("devel"));
    corpora.put("CRAFT", gold.craft("devel"));
    return corpora;
  }

  private static Map<String, BiFunction<String, List<Span>, List<Span>>> splitters()
      throws IOException {
    Map<String, BiFunction<String, List<Span>, List<Span>>> splitters = new LinkedHashMap<>();
    SentenceDetectorME detector = openNlp();
    splitters.put("Litmill", new SentenceSplitter()::split);
    splitters.put(
        "OpenNLP",
        (text, sections) ->
            bySection(
                text,
                sections,
                part ->
                    List.of(detector.sentPosDetect(part)).stream()
                        .map(span -> new Span(span.getStart(), span.getEnd()))
                        .toList()));
    splitters.put(
        "BreakIterator",
        (text, sections) -> bySection(text, sections, SplitterComparisonTest::breakIterator));
    return splitters;
  }

  private static SentenceDetectorME openNlp() throws IOException {
    try (InputStream in = SplitterComparisonTest.class.getResourceAsStream(MODEL)) {
      return new SentenceDetectorME(new SentenceModel(in));
    }
  }

  private static List<Span> breakIterator(String text) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.US);
    breaks.setText(text);
    List<Span> spans = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      String sentence = text.substring(start, end).stripTrailing();
      if (!sentence.isBlank()) {
        spans.add(new Span(start, start + sentence.length()));
      }
    }
    return spans;
  }

  private static List<Span> bySection(
      String text, List<Span> sections, Function<String, List<Span>> splitter) {
    List<Span> sentences = new ArrayList<>();
    for (Span section : sections) {
      for (Span span : splitter.apply(section.of(text))) {
        sentences.add(new Span(section.start() + span.start(), section.start() + span.end()));
      }
    }
    return sentences;
  }

  private static Score score(
      List<GoldText> texts, BiFunction<String, List<Span>, List<Span>> splitter) {
    List<Score> scores = new ArrayList<>();
    for (GoldText gold : texts) {
      List<Span> sentences = splitter.apply(gold.text(), gold.sections());
      Set<Integer> found = GoldText.innerEnds(gold.text(), gold.sections(), sentences);
      int correct = (int) found.stream().filter(gold.ends()::contains).count();
      scores.add(new Score(correct, found.size(), gold.ends().size()));
    }
    return Score.sum(scores);
  }

  private static void print(Map<String, Map<String, Score>> table) {
    StringBuilder lines = new StringBuilder("Ends of sentences, development parts\n");
    table.forEach(
        (name, scores) -> {
          lines.append("%-14s".formatted(name));
          scores.forEach((corpus, score) -> lines.append("  ").append(corpus).append(score));
          lines.append('\n');
        });
    System.out.println(lines);
  }

  private record Score(int correct, int found, int gold) {
    static Score sum(Iterable<Score> scores) {
      int correct = 0;
      int found = 0;
      int gold = 0;
      for (Score score : scores) {
        correct += score.correct;
        found += score.found;
        gold += score.gold;
      }
      return new Score(correct, found, gold);
    }

    double f1() {
      return 2.0 * correct / (found + gold);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          " P %.2f R %.2f F1 %.2f (%d)",
          100.0 * correct / found,
          100.0 * correct / gold,
          100 * f1(),
          gold);
    }
  }
}
