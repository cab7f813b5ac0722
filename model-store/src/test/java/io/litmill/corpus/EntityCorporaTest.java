package io.litmill.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published corpora give the numbers that their description states. */
class EntityCorporaTest {
  @DisplayName("CoNLL")
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "bc5cdr/conll/train.tsv.gz | | 4560 | Chemical 5203, Disease 4182",
        "bc5cdr/conll/devel.tsv.gz | | 4581 | Chemical 5347, Disease 4246",
        "ncbi-disease/conll/train.tsv.gz | | 5424 | Disease 5134",
        "ncbi-disease/conll/devel.tsv.gz | | 923 | Disease 787",
        "bc2gm/conll/train.tsv.gz | | 12574 | GENE 15197",
        "bc2gm/conll/devel.tsv.gz | | 2519 | GENE 3061",
        "jnlpba/conll/train.tsv.gz | | 16807 |"
            + " DNA 8481, RNA 844, cell_line 3430, cell_type 6192, protein 27803",
        "jnlpba/conll/devel.tsv.gz | | 1739 |"
            + " DNA 1052, RNA 107, cell_line 400, cell_type 526, protein 2466",
        "linnaeus/conll/train.tsv.gz | | 11935 | Species 2119",
        "linnaeus/conll/devel.tsv.gz | | 4078 | Species 711",
        "s800/conll/train.tsv.gz | =Species | 5733 | Species 2557",
        "s800/conll/devel.tsv.gz | =Species | 830 | Species 384",
        "anatem/conll/train.tsv.gz | | 5861 | Anatomy 6946",
        "anatem/conll/devel.tsv.gz | | 2118 | Anatomy 2139",
        "craft/conll/train.tsv.gz | | 10875 |"
            + " CHEBI 2968, CL 2894, GGP 8506, GO 2251, SO 9203, Taxon 3204",
        "craft/conll/devel.tsv.gz | | 3730 |"
            + " CHEBI 916, CL 832, GGP 2290, GO 457, SO 3817, Taxon 1415",
        "bionlp11id/conll/train.tsv.gz | | 2496 |"
            + " Chemical 594, Organism 1873, Protein 3197, Regulon-operon 10",
        "bionlp11id/conll/devel.tsv.gz | | 721 |"
            + " Chemical 131, Organism 385, Protein 1055, Regulon-operon 27",
        "bionlp13cg/conll/train.tsv.gz | Gene_or_gene_product=Gene | 3033 | Gene 4028",
        "bionlp13cg/conll/devel.tsv.gz | Gene_or_gene_product=Gene | 1003 | Gene 1360",
        "chemdner-sample/devel.tsv.gz | =Chemical | 8684 | Chemical 8366"
      })
  void conll(String name, String mapping, int sentences, String entities) throws IOException {
    TypeMapping types = TypeMapping.parse(mapping == null ? "" : mapping);
    List<TaggedText> texts = new ConllReader(types).read(SharedCorpora.file("ner/" + name));
    assertThat(texts).hasSize(sentences);
    assertThat(counts(texts)).isEqualTo(entities);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"bionlp13cg/conll/train.tsv.gz, 16", "bionlp13cg/conll/devel.tsv.gz, 16"})
  void typesOfConll(String name, int types) throws IOException {
    List<TaggedText> texts =
        new ConllReader(TypeMapping.same()).read(SharedCorpora.file("ner/" + name));
    assertThat(texts.get(0).annotatedTypes()).hasSize(types);
  }

  @DisplayName("PubTator")
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "ner/bc5cdr/CDR_TrainingSet.PubTator.txt | 500 | Chemical 5203, Disease 4182 | 1038 | 0",
        "ner/bc5cdr/CDR_DevelopmentSet.PubTator.txt | 500 | Chemical 5347, Disease 4244 | 1012 | 0",
        "ner/ncbi-disease/NCBItrainset_corpus.txt | 593 | CompositeMention 115, DiseaseClass 769,"
            + " Modifier 1289, SpecificDisease 2972 | 0 | 0",
        "ner/ncbi-disease/NCBIdevelopset_corpus.txt | 100 | CompositeMention 35, DiseaseClass 126,"
            + " Modifier 214, SpecificDisease 412 | 0 | 0",
        "ner/linnaeus/Linnaeus_train.PubTator.gz | 50 | Species 1465 | 0 | 0",
        "ner/linnaeus/Linnaeus_devel.PubTator.gz | 17 | Species 540 | 0 | 0",
        "ner/s800/SPECIES_train.PubTator.gz | 559 | Species 2593 | 0 | 0",
        "ner/s800/SPECIES_devel.PubTator | 80 | Species 386 | 0 | 0",
        "ner/nlm-gene/NLMgene_Train.PubTator.gz | 450 | Cell 956, ChromosomeLocation 9,"
            + " DomainMotif 71, FamilyName 1528, Gene 11233 | 0 | 10",
        "ner/gnormplus/GNormPlus_Train.PubTator.gz | 432 |"
            + " DomainMotif 294, FamilyName 1253, Gene 4246 | 0 | 34",
        "ner/tmvar3/tmVar3_Train.PubTator.gz | 342 | AcidChange 50, CellLine 32, DNAAllele 32,"
            + " DNAMutation 294, Disease 3235, Gene 2640, OtherMutation 206, ProteinAllele 23,"
            + " ProteinMutation 188, SNP 87, Species 1170 | 0 | 21",
        "ner/bioid/BioID_Train_revision.PubTator.gz | 9704 | CellLine 4137 | 0 | 1",
        "relation/biored/Train.PubTator | 265 | CellLine 80, ChemicalEntity 1756,"
            + " DiseaseOrPhenotypicFeature 2364, GeneOrGeneProduct 3224, OrganismTaxon 883,"
            + " SequenceVariant 462 | 3005 | 0",
        "relation/biored/Dev.PubTator | 64 | CellLine 13, ChemicalEntity 448,"
            + " DiseaseOrPhenotypicFeature 612, GeneOrGeneProduct 774, OrganismTaxon 218,"
            + " SequenceVariant 125 | 764 | 0"
      })
  void pubTator(String name, int documents, String entities, int relations, int moved)
      throws IOException {
    List<String> remarks = new ArrayList<>();
    List<AnnotatedDocument> read =
        new PubTatorReader(TypeMapping.same(), remarks::add).read(SharedCorpora.file(name));
    assertThat(read).hasSize(documents);
    assertThat(mentions(read)).isEqualTo(entities);
    assertThat(read.stream().mapToInt(document -> document.relations().size()).sum())
        .isEqualTo(relations);
    assertThat(remarks).hasSize(moved);
    noMentionIsLostInSentences(read);
  }

  private static void noMentionIsLostInSentences(List<AnnotatedDocument> documents) {
    DocumentSentences simple = DocumentSentences.simple();
    for (AnnotatedDocument document : documents) {
      List<AnnotatedSentence> sentences = simple.cut(document);
      List<String> words =
          sentences.stream()
              .flatMap(each -> each.mentions().stream().map(one -> one.span().of(each.text())))
              .toList();
      assertThat(words)
          .as(document.id())
          .isEqualTo(
              document.mentions().stream().map(one -> one.span().of(document.text())).toList());
    }
  }

  private static String mentions(List<AnnotatedDocument> documents) {
    return counts(
        documents.stream().flatMap(document -> document.mentions().stream()).map(Mention::type));
  }

  private static String counts(List<TaggedText> texts) {
    return counts(texts.stream().flatMap(text -> text.spans().stream()).map(TypedSpan::type));
  }

  private static String counts(java.util.stream.Stream<String> types) {
    Map<String, Long> counts =
        types.collect(Collectors.groupingBy(type -> type, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(count -> count.getKey() + " " + count.getValue())
        .collect(Collectors.joining(", "));
  }
}
