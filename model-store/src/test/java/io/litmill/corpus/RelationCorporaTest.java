package io.litmill.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published corpora give the numbers that their description states. */
class RelationCorporaTest {
  private static String counts(Stream<String> labels) {
    Map<String, Long> counts =
        labels.collect(Collectors.groupingBy(type -> type, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(count -> count.getKey() + " " + count.getValue())
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"train, 1360, 34716, 6502, 6.0", "dev, 515, 12903, 2374, 4.0"})
  void drugProt(String part, int documents, int mentions, int relations, double lostPercent)
      throws IOException {
    SharedCorpora.file("relation/drugprot");
    List<AnnotatedDocument> read =
        new DrugProtReader(DrugProtReader.TYPES)
            .read(SharedCorpora.folder().resolve("relation/drugprot/" + part));
    assertThat(read).hasSize(documents);
    assertThat(read.stream().mapToInt(each -> each.mentions().size()).sum()).isEqualTo(mentions);
    assertThat(read.stream().mapToInt(each -> each.relations().size()).sum()).isEqualTo(relations);
    assertThat(read.get(0).annotatedTypes()).containsExactlyInAnyOrder("Chemical", "Gene");

    List<PairExample> pairs =
        new PairCandidates("Chemical", "Gene", "false", DocumentSentences.simple())
            .ofMentions(read);
    Set<RelationFact> gold = new HashSet<>();
    read.forEach(document -> gold.addAll(document.facts()));
    Set<RelationFact> reached = new HashSet<>();
    for (PairExample pair : pairs) {
      if (!pair.label().equals("false")) {
        reached.addAll(pair.facts(pair.label()));
      }
    }
    assertThat(gold).containsAll(reached);
    double lost = 100.0 * (gold.size() - reached.size()) / gold.size();
    assertThat(lost).isLessThan(lostPercent);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"Training, 1038", "Development, 1012"})
  void chemicalInducedDisease(String part, int relations) throws IOException {
    List<AnnotatedDocument> documents =
        new PubTatorReader(TypeMapping.same())
            .read(SharedCorpora.file("ner/bc5cdr/CDR_" + part + "Set.PubTator.txt"));
    Set<RelationFact> gold = new HashSet<>();
    documents.forEach(document -> gold.addAll(document.facts()));
    assertThat(gold).hasSize(relations);
    PairCandidates candidates =
        new PairCandidates("Chemical", "Disease", "false", DocumentSentences.simple());
    // about three in four relations have their two concepts in one sentence
    assertThat(reached(candidates.ofConcepts(documents), gold)).isBetween(65.0, 85.0);
    assertThat(reached(candidates.ofArticles(documents), gold)).isBetween(95.0, 100.0);
  }

  /** The share of the gold relations that a candidate stands for, in per cent. */
  private static double reached(List<PairExample> pairs, Set<RelationFact> gold) {
    Set<RelationFact> reached = new HashSet<>();
    pairs.stream()
        .filter(pair -> pair.label().equals("CID"))
        .forEach(pair -> reached.addAll(pair.facts("CID")));
    reached.retainAll(gold);
    return 100.0 * reached.size() / gold.size();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "relation/chemprot/blurb-dev.tsv.gz |"
            + " CPR:3 546, CPR:4 1091, CPR:5 115, CPR:6 199, CPR:9 457, false 8860",
        "relation/ddi2013/blurb-dev.tsv.gz | DDI-advise 101, DDI-effect 201, DDI-false 2027,"
            + " DDI-int 11, DDI-mechanism 156",
        "relation/gad/train.tsv | 0 2034, 1 2227",
        "relation/gad/dev.tsv | 0 242, 1 293",
        "relation/euadr/train.tsv | 0 83, 1 235",
        "qa/bioasq-yesno/train.tsv.gz | no 118, yes 552",
        "qa/bioasq-yesno/dev.tsv.gz | no 13, yes 62"
      })
  void labelledTexts(String name, String labels) throws IOException {
    List<LabelledText> texts = new LabelledTsvReader().read(SharedCorpora.file(name));
    assertThat(counts(texts.stream().map(LabelledText::label))).isEqualTo(labels);
    assertThat(texts.get(0).pairedWith().isPresent()).isEqualTo(name.startsWith("qa"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"train, 12119, 1295, 1098", "dev, 1798, 186, 164"})
  void hallmarks(String part, int sentences, int documents, int labelled) throws IOException {
    List<LabelledText> texts =
        new HallmarksReader().read(SharedCorpora.file("classification/hoc/" + part + ".tsv.gz"));
    assertThat(texts).hasSize(sentences);
    assertThat(texts.stream().map(LabelledText::document).distinct()).hasSize(documents);
    assertThat(
            texts.stream()
                .filter(text -> !text.labels().isEmpty())
                .map(LabelledText::document)
                .distinct())
        .hasSize(labelled);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"train, 4169, 1642", "dev, 2427, 812"})
  void chemProtOfSciBert(String part, int pairs, int inhibitors) throws IOException {
    List<PairExample> read =
        new MarkedJsonReader().read(SharedCorpora.file("relation/chemprot/" + part + ".jsonl.gz"));
    assertThat(read).hasSize(pairs);
    assertThat(read.stream().filter(pair -> pair.label().equals("INHIBITOR"))).hasSize(inhibitors);
    assertThat(read)
        .noneMatch(pair -> pair.sentence().contains("[[ ") || pair.sentence().contains("<< "));
  }

  @Test
  void biosses() throws IOException {
    ScoredPairReader reader = new ScoredPairReader();
    List<ScoredPair> train = reader.read(SharedCorpora.file("similarity/biosses/train.tsv"));
    assertThat(train).hasSize(64).allMatch(pair -> pair.score() >= 0 && pair.score() <= 4);
    assertThat(reader.read(SharedCorpora.file("similarity/biosses/dev.tsv"))).hasSize(16);
  }
}
