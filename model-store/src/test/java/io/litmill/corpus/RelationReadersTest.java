package io.litmill.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelationReadersTest {
  private static final String ABSTRACTS =
      "1\tAspirin and COX\tCOX-2 too. Heparin is not.\n2\tx\ty\n";
  private static final String ENTITIES =
      """
      1\tT1\tCHEMICAL\t0\t7\tAspirin
      1\tT2\tGENE-Y\t12\t15\tCOX
      1\tT3\tGENE-N\t16\t21\tCOX-2
      1\tT4\tCHEMICAL\t27\t34\tHeparin
      9\tT1\tCHEMICAL\t0\t7\tnothing
      """;
  @TempDir private Path folder;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private String message(ThrowingCallable call) {
    Throwable thrown = Assertions.catchThrowable(call);
    assertThat(thrown).isInstanceOf(CorpusException.class);
    return thrown.getMessage().replace(folder + "/", "");
  }

  private List<AnnotatedDocument> drugProt(String entities, String relations) throws IOException {
    file("dev_abstracts.tsv", ABSTRACTS);
    file("dev_entities.tsv", entities);
    file("dev_relations.tsv", relations);
    return new DrugProtReader(DrugProtReader.TYPES).read(folder.resolve("dev"));
  }

  @Test
  void drugProtRelatesMentionsOfOneDocument() throws IOException {
    List<AnnotatedDocument> documents =
        drugProt(ENTITIES, "1\tINHIBITOR\tArg1:T1\tArg2:T2\r\n1\tAGONIST\tArg1:T1\tArg2:T2\n");
    assertThat(documents).extracting(AnnotatedDocument::id).containsExactly("1", "2");
    AnnotatedDocument document = documents.get(0);
    assertThat(document.mentions())
        .extracting(mention -> mention.type() + " " + mention.span().of(document.text()))
        .containsExactly("Chemical Aspirin", "Gene COX", "Gene COX-2", "Chemical Heparin");
    assertThat(document.facts())
        .containsExactlyInAnyOrder(
            new RelationFact("1", "INHIBITOR", "T1", "T2"),
            new RelationFact("1", "AGONIST", "T1", "T2"));
  }

  @Test
  void candidatesArePairsOfOneSentence() throws IOException {
    List<PairExample> pairs =
        new PairCandidates("Chemical", "Gene", "false", DocumentSentences.simple())
            .ofMentions(drugProt(ENTITIES, "1\tINHIBITOR\tArg1:T1\tArg2:T2\n"));
    assertThat(pairs)
        .containsExactly(
            new PairExample(
                "1.T1.T2",
                "1",
                "Aspirin and COX",
                new Span(0, 7),
                new Span(12, 15),
                "INHIBITOR",
                "T1",
                "T2",
                null));
    assertThat(pairs.get(0).facts("AGONIST"))
        .containsExactly(new RelationFact("1", "AGONIST", "T1", "T2"));
  }

  @Test
  void whatIsWrongInDrugProtIsNamed() throws IOException {
    assertThat(message(() -> drugProt(ENTITIES, "1\tINHIBITOR\tArg1:T1\tArg2:T9\n")))
        .isEqualTo("dev_relations.tsv line 1: relation of T9, which document 1 lacks");
    assertThat(message(() -> drugProt("1\tT1\tCHEMICAL\t0\t7\tHeparin\n", "")))
        .isEqualTo("dev_entities.tsv line 1: offsets 0 to 7 are \"Aspirin\"; expected \"Heparin\"");
    assertThat(message(() -> drugProt("1\tT1\tCHEMICAL\t0\n", "")))
        .isEqualTo(
            "dev_entities.tsv line 1: has 4 TAB-separated fields; expected 6: PMID ID TYPE START"
                + " END MENTION");
    assertThat(message(() -> drugProt("1\tT1\tCHEMICAL\tx\t7\tAspirin\n", "")))
        .isEqualTo("dev_entities.tsv line 1: \"x\" is no offset; expected a number");
    assertThat(message(() -> drugProt("1\tT1\tCHEMICAL\t0\t99\tAspirin\n", "")))
        .isEqualTo(
            "dev_entities.tsv line 1: offsets 0 to 99; expected START < END <= 42, the characters"
                + " of document 1");
    assertThat(message(() -> drugProt(ENTITIES, "1\tINHIBITOR\tT1\tT2\n")))
        .isEqualTo(
            "dev_relations.tsv line 1: \"1\tINHIBITOR\tT1\tT2\"; expected PMID LABEL Arg1:ID"
                + " Arg2:ID");
    assertThat(message(() -> new DrugProtReader(DrugProtReader.TYPES).read(folder.resolve("test"))))
        .isEqualTo("there is no file test_abstracts.tsv or test_abstracts.tsv.gz");
  }

  @Test
  void theGroupsOfChemProtStandForTheClassesOfDrugProt() throws IOException {
    drugProt(ENTITIES, "1\tAGONIST-INHIBITOR\tArg1:T1\tArg2:T2\n1\tPART-OF\tArg1:T1\tArg2:T3\n");
    Dataset.Pairs pairs = (Dataset.Pairs) DataSource.parse("chemprot:dev").read(folder);
    assertThat(pairs.pairs()).extracting(PairExample::label).containsExactly("CPR:5");
    assertThat(pairs.gold()).containsExactly(new RelationFact("1", "CPR:5", "T1", "T2"));
  }

  @Test
  void aConceptPairIsPositiveIfOneOfItsIdentifiersIsRelated() {
    Mention chemical = new Mention("M1", new Span(0, 4), "Chemical", List.of("C1"));
    Mention disease = new Mention("M2", new Span(5, 9), "Disease", List.of("D1", "D2"));
    Mention other = new Mention("M3", new Span(10, 14), "Disease", List.of("D3"));
    Mention unknown = new Mention("M4", new Span(15, 19), "Disease", List.of());
    AnnotatedDocument document =
        new AnnotatedDocument(
            "7",
            "drug ills pain ache",
            List.of(chemical, disease, other, unknown),
            List.of(new Relation("CID", "C1", "D2", null)),
            Set.of("Chemical", "Disease"));
    List<PairExample> pairs =
        new PairCandidates("Chemical", "Disease", "false", DocumentSentences.simple())
            .ofConcepts(List.of(document));
    assertThat(pairs).extracting(PairExample::label).containsExactly("CID", "false");
    assertThat(pairs).extracting(PairExample::tailId).containsExactly("D1,D2", "D3");
    assertThat(pairs.get(0).facts("CID"))
        .containsExactly(
            new RelationFact("7", "CID", "C1", "D1"), new RelationFact("7", "CID", "C1", "D2"));
  }

  @Test
  void theTitleIsTheContextOfPairsOutsideOfIt() {
    String text = "Drug ills.\nA drug x. Salve hurts.";
    AnnotatedDocument document =
        new AnnotatedDocument(
            "7",
            text,
            List.of(
                new Mention("M1", new Span(0, 4), "Chemical", List.of("C1")),
                new Mention("M2", new Span(5, 9), "Disease", List.of("D1")),
                new Mention("M3", new Span(13, 17), "Chemical", List.of("C9")),
                new Mention("M4", new Span(18, 19), "Disease", List.of("D9")),
                new Mention("M5", new Span(21, 26), "Chemical", List.of("C1")),
                new Mention("M6", new Span(27, 32), "Disease", List.of("D1", "D2"))),
            List.of(),
            Set.of("Chemical", "Disease"));
    List<PairExample> pairs =
        new PairCandidates("Chemical", "Disease", "false", DocumentSentences.simple())
            .ofConcepts(List.of(document));
    // the first is the title itself; the second has its chemical there by its name alone
    assertThat(pairs)
        .extracting(PairExample::context)
        .containsExactly(
            null,
            new PairContext("Drug ills.", List.of(new Span(0, 4)), List.of()),
            new PairContext("Drug ills.", List.of(new Span(0, 4)), List.of(new Span(5, 9))));
  }

  @Test
  void conceptsThatNoSentenceNamesTogetherAreReadInTheTwoNearest() {
    String text = "Ills.\nA drug x. Nothing. It ails, and salve.";
    AnnotatedDocument document =
        new AnnotatedDocument(
            "7",
            text,
            List.of(
                new Mention("M1", new Span(0, 4), "Disease", List.of("D2")),
                new Mention("M2", new Span(8, 12), "Chemical", List.of("C1")),
                new Mention("M3", new Span(28, 32), "Disease", List.of("D1")),
                new Mention("M4", new Span(38, 43), "Chemical", List.of("C2"))),
            List.of(new Relation("CID", "C1", "D1", null)),
            Set.of("Chemical", "Disease"));
    PairCandidates candidates =
        new PairCandidates("Chemical", "Disease", "false", DocumentSentences.simple());
    List<PairExample> pairs = candidates.ofArticles(List.of(document));
    assertThat(pairs.subList(0, 1)).isEqualTo(candidates.ofConcepts(List.of(document)));
    assertThat(pairs)
        .extracting(
            PairExample::sentence,
            pair -> pair.head().of(pair.sentence()),
            pair -> pair.tail().of(pair.sentence()),
            PairExample::label)
        .containsExactly(
            tuple("It ails, and salve.", "salve", "ails", "false"),
            tuple("Ills. A drug x.", "drug", "Ills", "false"),
            tuple("Ills. It ails, and salve.", "salve", "Ills", "false"),
            tuple("A drug x. It ails, and salve.", "drug", "ails", "CID"));
    // where one of the two stands in the title, the title is read already
    assertThat(pairs.subList(1, 4))
        .extracting(PairExample::context)
        .containsExactly(null, null, new PairContext("Ills.", List.of(), List.of()));
  }

  @Test
  void aPairOfOneTypeIsTakenOnceAndRelatedEitherWay() {
    AnnotatedDocument document =
        new AnnotatedDocument(
            "7",
            "aa bb",
            List.of(
                new Mention("M1", new Span(0, 2), "Drug", List.of()),
                new Mention("M2", new Span(3, 5), "Drug", List.of())),
            List.of(new Relation("effect", "M2", "M1", null)),
            Set.of("Drug"));
    assertThat(
            new PairCandidates("Drug", "Drug", "false", DocumentSentences.simple())
                .ofMentions(List.of(document)))
        .extracting(PairExample::label)
        .containsExactly("effect");
  }

  @Test
  void labelledTextsInThreeForms() throws IOException {
    LabelledTsvReader reader = new LabelledTsvReader();
    assertThat(reader.read(file("a.tsv", "10064839.T56.T49\ta \"b\tfalse\n")))
        .containsExactly(LabelledText.of("10064839.T56.T49", "10064839", "a \"b", Set.of("false")));
    assertThat(reader.read(file("b.tsv", "DDI-MedLine.d119.s2.p0\tx \tDDI-int\r\n")))
        .containsExactly(
            LabelledText.of("DDI-MedLine.d119.s2.p0", "DDI-MedLine.d119", "x ", Set.of("DDI-int")));
    assertThat(reader.read(file("c.tsv", "index\tsentence\tlabel\n0\ts\t1\n")))
        .containsExactly(LabelledText.of("0", "0", "s", Set.of("1")));
    assertThat(reader.read(file("d.tsv", "a gene\t1\n\nb\t0\n")))
        .containsExactly(
            LabelledText.of("d.tsv:1", "d.tsv:1", "a gene", Set.of("1")),
            LabelledText.of("d.tsv:3", "d.tsv:3", "b", Set.of("0")));
    assertThat(reader.read(file("e.tsv", "7\tIs it?\tIt is.\tyes\n")))
        .containsExactly(new LabelledText("7", "7", "Is it?", "It is.", Set.of("yes")));
  }

  @Test
  void whatIsWrongInLabelledTextsIsNamed() {
    LabelledTsvReader reader = new LabelledTsvReader();
    String forms = "TEXT LABEL, ID TEXT LABEL or ID FIRST SECOND LABEL";
    assertThat(message(() -> reader.read(file("a.tsv", "one\n"))))
        .isEqualTo("a.tsv line 1: has 1 TAB-separated fields; expected 2 to 4: " + forms);
    assertThat(message(() -> reader.read(file("a.tsv", "1\ta\tb\n2\tc\n"))))
        .isEqualTo("a.tsv line 2: has 2 TAB-separated fields; expected 3: " + forms);
    assertThat(message(() -> reader.read(file("a.tsv", "1\ta\t \n"))))
        .isEqualTo("a.tsv line 1: the label is empty; expected " + forms);
    assertThat(message(() -> reader.read(file("a.tsv", "index\tsentence\tlabel\n"))))
        .isEqualTo("a.tsv line 2: no labelled text; expected " + forms);
  }

  @Test
  void hallmarksOfASentence() throws IOException {
    String row = "0_0,1_1,2_0,3_0,4_0,5_0,6_0,7_0,8_0,9_1\t\" Quoted \" .\t123_s0\n";
    assertThat(new HallmarksReader().read(file("a", "labels\tsentence\tindex\n" + row)))
        .containsExactly(
            LabelledText.of(
                "123_s0",
                "123",
                "\" Quoted \" .",
                List.of("avoiding immune destruction", "tumor promoting inflammation")));
    assertThat(message(() -> new HallmarksReader().read(file("a", row))))
        .endsWith("expected the header labels sentence index");
    assertThat(
            message(
                () ->
                    new HallmarksReader()
                        .read(file("a", "labels\tsentence\tindex\n0_1\tx\t1_s0\n"))))
        .isEqualTo("a line 2: labels \"0_1\"; expected 0_0,1_1 to 9_0");
  }

  @Test
  void marksOfSciBertBecomeSpans() throws IOException {
    String line =
        "{\"text\": \"the [[ Ang II ]]-induced a>b << drug >> .\", \"label\": \"AGONIST\"}";
    PairExample pair = new MarkedJsonReader().read(file("a", line)).get(0);
    assertThat(pair.sentence()).isEqualTo("the Ang II-induced a>b drug .");
    assertThat(pair.head().of(pair.sentence())).isEqualTo("drug");
    assertThat(pair.tail().of(pair.sentence())).isEqualTo("Ang II");
    assertThat(message(() -> new MarkedJsonReader().read(file("a", "{\"text\": \"<< a >>\"}"))))
        .isEqualTo("a line 1: expected a label and a text with << HEAD >> and [[ TAIL ]]");
    assertThat(message(() -> new MarkedJsonReader().read(file("a", line + "\n{"))))
        .startsWith("a line 2: is no JSON: ");
  }

  @Test
  void scoredPairs() throws IOException {
    assertThat(
            new ScoredPairReader().read(file("a", "pair_id\tsent1\tsent2\tscore\n88\ta\tb\t1.2\n")))
        .containsExactly(new ScoredPair("88", "a", "b", 1.2));
    assertThat(message(() -> new ScoredPairReader().read(file("a", "1\ta\tb\thigh\n"))))
        .isEqualTo("a line 1: score \"high\"; expected a number");
    assertThat(message(() -> new ScoredPairReader().read(file("a", "1\ta\tb\tNaN\n"))))
        .isEqualTo("a line 1: score \"NaN\"; expected a finite number");
  }
}
