package io.litmill.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published corpora in XML and JSON give the numbers that their description states. */
class MoreCorporaTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ner/bc5cdr/CDR_TrainingSet.BioC.xml.gz, ner/bc5cdr/CDR_TrainingSet.PubTator.txt",
    "ner/bc5cdr/CDR_DevelopmentSet.BioC.xml.gz, ner/bc5cdr/CDR_DevelopmentSet.PubTator.txt",
    "relation/biored/Train.BioC.XML.gz, relation/biored/Train.PubTator",
    "relation/biored/Dev.BioC.XML.gz, relation/biored/Dev.PubTator"
  })
  void bioCHasWhatPubTatorHas(String bioC, String pubTator) throws IOException {
    List<AnnotatedDocument> one = new BioCReader(TypeMapping.same()).read(SharedCorpora.file(bioC));
    List<AnnotatedDocument> other =
        new PubTatorReader(TypeMapping.same()).read(SharedCorpora.file(pubTator));
    assertThat(one).hasSameSizeAs(other);
    for (int i = 0; i < one.size(); i++) {
      assertThat(one.get(i).text()).isEqualTo(other.get(i).text());
      assertThat(mentions(one.get(i))).isEqualTo(mentions(other.get(i)));
      assertThat(Set.copyOf(one.get(i).relations())).isEqualTo(relations(other.get(i)));
    }
  }

  private static List<String> mentions(AnnotatedDocument document) {
    return document.mentions().stream()
        .map(each -> each.typedSpan() + " " + Set.copyOf(each.concepts()))
        .sorted()
        .toList();
  }

  private static Set<Relation> relations(AnnotatedDocument document) {
    return document.relations().stream().collect(Collectors.toSet());
  }

  @Test
  void genesOfBioCreative() throws IOException {
    List<TaggedText> texts =
        new GeneMentionReader(TypeMapping.same())
            .read(SharedCorpora.file("ner/bc2gm/original-train"));
    assertThat(texts).hasSize(15_000);
    assertThat(texts.stream().mapToInt(text -> text.spans().size()).sum()).isEqualTo(18_265);
  }

  @Test
  void pubMedQa() throws IOException {
    List<LabelledText> texts =
        new PubMedQaReader().read(SharedCorpora.file("qa/pubmedqa/pqal_train_dev.json.gz"));
    assertThat(texts).hasSize(500);
    assertThat(texts.stream().filter(text -> text.label().equals("yes"))).hasSize(276);
    assertThat(texts.stream().filter(text -> text.label().equals("maybe"))).hasSize(55);
  }

  @Test
  void drugInteractions() throws IOException {
    DrugInteractionReader.Content content =
        new DrugInteractionReader(TypeMapping.same())
            .read(SharedCorpora.file("relation/ddi2013/Train.xml.tar.gz"));
    assertThat(content.texts()).hasSize(6976);
    assertThat(content.texts().stream().mapToInt(text -> text.spans().size()).sum())
        .isEqualTo(14_765);
    assertThat(content.texts().get(0).annotatedTypes())
        .containsExactlyInAnyOrder("drug", "brand", "group", "drug_n");
    assertThat(content.pairs()).hasSize(27_792);
    assertThat(content.pairs().stream().map(PairExample::document).distinct().count())
        .isLessThanOrEqualTo(714);
    assertThat(content.pairs().stream().filter(pair -> pair.label().equals("DDI-int")))
        .as("188 of type int, and one without a type")
        .hasSize(189);
    assertThat(content.pairs().stream().filter(pair -> pair.label().equals("DDI-effect")))
        .hasSize(1687);
  }
}
