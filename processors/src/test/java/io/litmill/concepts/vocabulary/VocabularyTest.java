package io.litmill.concepts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {
  private static final Selection DISEASE = Selection.of("Disease");
  private static final Selection CHEMICAL = Selection.of("Chemical");
  private static final Selection GENE = Selection.of("Gene");
  private static final Selection SPECIES = Selection.of("Species");

  @TempDir private Path folder;

  @Test
  void readsNamesWithBars() throws IOException {
    assertThat(read(DISEASE, "# a comment\n\nMESH:D003643||Death|dying\nD009203|OMIM:1||Infarct\n"))
        .containsExactly(entry("MESH:D003643", "Death", "dying"), entry("MESH:D009203", "Infarct"));
  }

  @Test
  void readsTabbedNames() throws IOException {
    assertThat(read(GENE, "672\tBRCA1\tRNF53|BRCC1\n675\tBRCA2\n"))
        .containsExactly(
            entry("NCBIGene:672", "BRCA1", "RNF53", "BRCC1"), entry("NCBIGene:675", "BRCA2"));
  }

  @Test
  void readsNameAndIdentifier() throws IOException {
    assertThat(read(CHEMICAL, "aspirin\tCHEBI:15365\n(R)-x\tCHEBI:3\n"))
        .containsExactly(entry("CHEBI:15365", "aspirin"), entry("CHEBI:3", "(R)-x"));
  }

  @Test
  void readsJsonLines() throws IOException {
    String line =
        """
        {"concept_id": "D001241", "canonical_name": "Aspirin", "aliases": ["ASA", "Aspirin"]}
        {"concept_id": "MESH:D000241", "canonical_name": "Adenosine"}
        """;
    assertThat(read(CHEMICAL, line))
        .containsExactly(
            entry("MESH:D001241", "Aspirin", "ASA"), entry("MESH:D000241", "Adenosine"));
  }

  private static final String OBO =
      """
      format-version: 1.2
      ontology: mondo

      [Term]
      id: MONDO:0004975
      name: Alzheimer disease
      synonym: "Alzheimer \\"senile\\" disease" EXACT [DOID:10652]
      synonym: "presenile dementia" RELATED []
      synonym: "brain disease" BROAD []
      xref: MESH:D000544 {source="x"}
      xref: OMIM:104300

      [Term]
      id: MONDO:0000001
      name: old
      is_obsolete: true

      [Typedef]
      id: part_of
      name: part of
      """;

  @Test
  void readsOboTerms() throws IOException {
    assertThat(read(DISEASE, OBO))
        .containsExactly(
            entry("MONDO:0004975", "Alzheimer disease", "Alzheimer \"senile\" disease"));
    assertThat(read(DISEASE.withRelated(true), OBO).get(0).names())
        .containsExactly("Alzheimer disease", "Alzheimer \"senile\" disease", "presenile dementia");
  }

  @Test
  void takesIdentifiersOfThePreferredPrefix() throws IOException {
    assertThat(read(DISEASE.withPreferredPrefix("MESH"), OBO))
        .extracting(Entry::id)
        .containsExactly("MESH:D000544");
    assertThat(read(DISEASE.withPreferredPrefix("CHEBI"), OBO)).isEmpty();
  }

  private static final String MESH =
      """
      <?xml version="1.0"?>
      <!DOCTYPE DescriptorRecordSet SYSTEM "http://127.0.0.1:1/desc.dtd">
      <DescriptorRecordSet LanguageCode = "eng">
      <DescriptorRecord DescriptorClass = "1">
        <DescriptorUI>D000544</DescriptorUI>
        <DescriptorName><String>Alzheimer Disease</String></DescriptorName>
        <PharmacologicalActionList><PharmacologicalAction><DescriptorReferredTo>
          <DescriptorUI>D999999</DescriptorUI><DescriptorName><String>no</String></DescriptorName>
        </DescriptorReferredTo></PharmacologicalAction></PharmacologicalActionList>
        <TreeNumberList><TreeNumber>C10.228.140.380.100</TreeNumber></TreeNumberList>
        <ConceptList>
          <Concept PreferredConceptYN="Y"><ConceptName><String>x</String></ConceptName><TermList>
            <Term><TermUI>T1</TermUI><String>Alzheimer Disease</String></Term>
            <Term><TermUI>T2</TermUI><String>Dementia &amp; Alzheimer</String></Term>
          </TermList></Concept>
          <Concept PreferredConceptYN="N"><TermList>
            <Term><String>Alzheimer Disease, Late Onset</String></Term>
          </TermList></Concept>
        </ConceptList>
      </DescriptorRecord>
      <DescriptorRecord>
        <DescriptorUI>D001241</DescriptorUI>
        <DescriptorName><String>Aspirin</String></DescriptorName>
        <TreeNumberList><TreeNumber>D02.455</TreeNumber></TreeNumberList>
      </DescriptorRecord>
      </DescriptorRecordSet>
      """;

  @Test
  void readsDescriptorsOfTheTreesOfTheType() throws IOException {
    assertThat(read(DISEASE, MESH))
        .containsExactly(
            entry(
                "MESH:D000544",
                "Alzheimer Disease",
                "Dementia & Alzheimer",
                "Alzheimer Disease, Late Onset"));
    assertThat(read(CHEMICAL, MESH)).containsExactly(entry("MESH:D001241", "Aspirin"));
    assertThat(read(CHEMICAL.withTrees(List.of("C10", "D02")), MESH)).hasSize(2);
  }

  @Test
  void readsSupplementaryRecordsOfTheClassOfTheType() throws IOException {
    String xml =
        """
        <?xml version="1.0"?>
        <SupplementalRecordSet>
        <SupplementalRecord SCRClass="1"><SupplementalRecordUI>C000002</SupplementalRecordUI>
          <SupplementalRecordName><String>bevonium</String></SupplementalRecordName></SupplementalRecord>
        <SupplementalRecord SCRClass="3"><SupplementalRecordUI>C537207</SupplementalRecordUI>
          <SupplementalRecordName><String>Kniest dysplasia</String></SupplementalRecordName></SupplementalRecord>
        </SupplementalRecordSet>
        """;
    assertThat(read(CHEMICAL, xml)).containsExactly(entry("MESH:C000002", "bevonium"));
    assertThat(read(DISEASE, xml)).containsExactly(entry("MESH:C537207", "Kniest dysplasia"));
  }

  @Test
  void readsGeneInfoOfTheTaxa() throws IOException {
    String table =
        """
        #tax_id\tGeneID\tSymbol\tLocusTag\tSynonyms\tdescription\tFull_name_from_nomenclature_authority\tOther_designations
        9606\t672\tBRCA1\t-\tRNF53|BRCC1\tBRCA1 DNA repair associated\tBRCA1 DNA repair associated\tbreast cancer type 1
        10090\t12189\tBrca1\t-\t-\tbreast cancer 1\t-\t-
        """;
    assertThat(read(GENE, table)).hasSize(2);
    assertThat(read(GENE.withTaxa(Set.of("9606")), table))
        .containsExactly(
            entry(
                "NCBIGene:672",
                "BRCA1",
                "RNF53",
                "BRCC1",
                "BRCA1 DNA repair associated",
                "breast cancer type 1"));
  }

  @Test
  void readsTaxonomyNames() throws IOException {
    String dump =
        """
        9606\t|\thuman\t|\t\t|\tgenbank common name\t|
        9606\t|\tHomo sapiens\t|\t\t|\tscientific name\t|
        9606\t|\tHomo sapiens Linnaeus, 1758\t|\t\t|\tauthority\t|
        562\t|\tEscherichia coli\t|\t\t|\tscientific name\t|
        """;
    assertThat(read(SPECIES, dump))
        .containsExactly(
            entry("NCBITaxon:9606", "Homo sapiens", "human"),
            entry("NCBITaxon:562", "Escherichia coli"));
  }

  @Test
  void readsTablesOfMesh() throws IOException {
    String table =
        """
        mesh_id\tmesh_name\tmesh_tree_number
        D000012\tAbetalipoproteinemia\tC16.320
        D000012\tAbetalipoproteinemia\tC18.452
        D000003\tAbattoirs\tJ01.576
        """;
    assertThat(read(DISEASE, table)).containsExactly(entry("MESH:D000012", "Abetalipoproteinemia"));
    assertThatThrownBy(() -> read(DISEASE, "mesh_id\tmesh_name\nD000003\tAbattoirs\n"))
        .isInstanceOf(VocabularyException.class)
        .hasMessageContaining("take the file with tree numbers");
  }

  @Test
  void readsTheTablesOfGenesDiseasesAndMentions() throws IOException {
    assertThat(
            read(
                GENE,
                "GeneID\tsymbol\tsynonyms\tname\tother_names\ttype\n1\tA1BG\tA1B|ABG\tglyco\t\tprotein\n"))
        .containsExactly(entry("NCBIGene:1", "A1BG", "A1B", "ABG", "glyco"));
    assertThat(read(GENE, "GeneID\ttype\tsymbol\n1\tsynonym\tA1B\n1\tsymbol\tA1BG\n"))
        .containsExactly(entry("NCBIGene:1", "A1BG", "A1B"));
    assertThat(
            read(
                DISEASE,
                "doid\tname\ttype\nDOID:1\told\texact-synonym\nDOID:1\tfar\trelated-synonym\nDOID:1\tnew\tname\n"))
        .containsExactly(entry("DOID:1", "new", "old"));
    assertThat(
            read(
                DISEASE,
                "type\tidentifier\tmention\tcorpus\tcount\nDisease\tD000001\tcold\tx\t1\n"
                    + "Gene\t1\tA1BG\tx\t1\nDisease\tD000001|D000002\tboth\tx\t1\nDisease\t-1\tno\tx\t1\n"))
        .containsExactly(entry("MESH:D000001", "cold"));
  }

  @Test
  void readsMappingsOfMesh() throws IOException {
    String table =
        "MESH\tC000002\tbevonium\tCHEBI\tCHEBI:135495\tbevonium ion\n"
            + "MESH\tC537207\tKniest\tDOID\tDOID:1\tKniest dysplasia\n";
    assertThat(read(CHEMICAL, table))
        .containsExactly(entry("MESH:C000002", "bevonium", "bevonium ion"));
    assertThat(read(DISEASE, table))
        .containsExactly(entry("MESH:C537207", "Kniest", "Kniest dysplasia"));
  }

  @Test
  void takesIdentifiersFromATableOfReferences() throws IOException {
    Path references =
        Files.writeString(
            folder.resolve("xrefs.tsv"),
            "doid_code\tdoid_name\tresource\tresource_id\nDOID:1\ta\tMSH\tD000001\n"
                + "DOID:2\tb\tMSH\tD000002\nDOID:2\tb\tMSH\tD000003\n");
    Path names =
        Files.writeString(
            folder.resolve("names.tsv"), "doid\tname\ttype\nDOID:1\ta\tname\nDOID:2\tb\tname\n");
    List<Entry> entries = new ArrayList<>();
    Vocabulary.of(
            names, null, DISEASE.withPreferredPrefix("MESH"), CrossReferences.read(references))
        .read(entries::add);
    assertThat(entries).containsExactly(entry("MESH:D000001", "a"));
  }

  @Test
  void readsGzipAndByteOrderMarks() throws IOException {
    Path file = folder.resolve("names.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("\uFEFFMESH:D003643||Death\n".getBytes(StandardCharsets.UTF_8));
    }
    List<Entry> entries = new ArrayList<>();
    Vocabulary.Reading reading = Vocabulary.of(file, DISEASE).read(entries::add);
    assertThat(entries).containsExactly(entry("MESH:D003643", "Death"));
    assertThat(reading.format()).isEqualTo(Format.NAMES);
    assertThat(reading.sha256()).hasSize(64);
    byte[] half = Arrays.copyOf(Files.readAllBytes(file), 25);
    Files.write(file, half);
    assertThatThrownBy(() -> Vocabulary.of(file, DISEASE).read(entries::add))
        .isInstanceOf(VocabularyException.class)
        .hasMessageContaining("fetch the file again");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          MESH:D1||x                         ~ D1 is no identifier of MESH
          MESH:D000001||                     ~ line 1: expected id||name|name
          {"concept_id": 3}                  ~ expected a JSON object with concept_id
          {"concept_id":                     ~ no JSON
          12||x                              ~ 12 has no prefix
          just words                         ~ the format is not known
          <html/>                            ~ the format is not known
          <DescriptorRecordSet><a>           ~ broken XML
          """)
  void saysWhatIsWrongAndWhere(String content, String message) {
    assertThatThrownBy(() -> read(DISEASE, content.strip() + "\n"))
        .isInstanceOf(VocabularyException.class)
        .hasMessageContaining("vocabulary.txt")
        .hasMessageContaining(message.strip());
  }

  @Test
  void refusesOtherEncodings() throws IOException {
    Path file = folder.resolve("latin1.txt");
    Files.write(file, "MESH:D000001||Sjögren\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> Vocabulary.of(file, DISEASE).read(entry -> {}))
        .isInstanceOf(VocabularyException.class)
        .hasMessageContaining("not UTF-8");
  }

  private List<Entry> read(Selection selection, String content) throws IOException {
    Path file = Files.writeString(folder.resolve("vocabulary.txt"), content);
    List<Entry> entries = new ArrayList<>();
    Vocabulary.of(file, selection).read(entries::add);
    return entries;
  }

  private static Entry entry(String id, String... names) {
    return new Entry(id, List.of(names));
  }
}
