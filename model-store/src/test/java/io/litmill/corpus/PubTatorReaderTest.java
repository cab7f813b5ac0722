package io.litmill.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PubTatorReaderTest {
  private static final String HEAD = "12|t|Naloxone helps.\n12|a|It may. Clonidine does.\n";
  @TempDir private Path folder;
  private final List<String> remarks = new ArrayList<>();

  private List<AnnotatedDocument> read(String content) throws IOException {
    return read("", content);
  }

  private List<AnnotatedDocument> read(String mapping, String content) throws IOException {
    Files.writeString(folder.resolve("f"), content);
    return new PubTatorReader(TypeMapping.parse(mapping), remarks::add).read(folder.resolve("f"));
  }

  private String message(String content) {
    Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(() -> read(content));
    assertThat(thrown).isInstanceOf(CorpusException.class);
    return thrown.getMessage().replace(folder.resolve("f") + "", "f");
  }

  @Test
  void aDocumentHasItsMentionsAndRelations() throws IOException {
    AnnotatedDocument document =
        read(HEAD
                + "12\t24\t33\tClonidine\tChemical\tD003000\n"
                + "12\t0\t8\tNaloxone\tChemical\tD009270|D1\tone|two\n"
                + "12\tCID\tD009270\tD007022\n"
                + "12\tBind\tD1\tD2\tNovel\n")
            .get(0);
    assertThat(document.text()).isEqualTo("Naloxone helps.\nIt may. Clonidine does.");
    assertThat(document.mentions())
        .containsExactly(
            new Mention("M4", new Span(0, 8), "Chemical", List.of("D009270", "D1")),
            new Mention("M3", new Span(24, 33), "Chemical", List.of("D003000")));
    assertThat(document.relations())
        .containsExactly(
            new Relation("CID", "D009270", "D007022", null),
            new Relation("Bind", "D1", "D2", "Novel"));
    assertThat(document.tagged().spans()).hasSize(2);
    assertThat(remarks).isEmpty();
  }

  @Test
  void documentsWithoutBlankLineAtTheEndAndWithCarriageReturns() throws IOException {
    List<AnnotatedDocument> documents =
        read("\r\n1|t|a b\r\n1|a|\r\n1\t2\t3\tb\tX\t-\r\n\r\n\r\n2|t|c|d\r\n2|a|e");
    assertThat(documents).extracting(AnnotatedDocument::id).containsExactly("1", "2");
    assertThat(documents.get(0).text()).isEqualTo("a b\n");
    assertThat(documents.get(0).mentions().get(0).concepts()).isEmpty();
    assertThat(documents.get(1).text()).isEqualTo("c|d\ne");
    assertThat(documents.get(1).annotatedTypes()).containsExactly("X");
  }

  @Test
  void offsetsOfTheFileCountCodePoints() throws IOException {
    AnnotatedDocument document =
        read("1|t|\uD835\uDEFC p53\n1|a|x\n1\t2\t5\tp53\tGene\t7157\n").get(0);
    assertThat(document.mentions().get(0).span()).isEqualTo(new Span(3, 6));
    assertThat(document.mentions().get(0).span().of(document.text())).isEqualTo("p53");
  }

  @Test
  void offsetsThatAreALittleOffAreMovedWithARemark() throws IOException {
    AnnotatedDocument document =
        read(HEAD + "12\t20\t29\tClonidine\tX\t1\n12\t16\t19\tIt  \tX\t1\n").get(0);
    assertThat(document.mentions())
        .extracting(mention -> mention.span().of(document.text()))
        .containsExactly("It", "Clonidine");
    assertThat(remarks).hasSize(2);
    assertThat(remarks.get(0)).endsWith("f line 3: characters 20 to 29 moved to \"Clonidine\"");
  }

  @Test
  void otherCaseAndTheFirstPartOfAMentionStayWhereTheyAre() throws IOException {
    AnnotatedDocument document =
        read(HEAD + "12\t0\t8\tNALOXONE\tX\t1\n12\t24\t33\tClonidine receptor\tX\t1\n").get(0);
    assertThat(document.mentions())
        .extracting(mention -> mention.span().of(document.text()))
        .containsExactly("Naloxone", "Clonidine");
  }

  @Test
  void aMentionThatIsNowhereNearIsRefused() {
    assertThat(message(HEAD + "12\t0\t8\tMorphine\tX\t1\n"))
        .isEqualTo("f line 3: offsets 0 to 8 are \"Naloxone\"; expected \"Morphine\"");
    assertThat(message(HEAD + "12\t35\t56\tdoes.\tX\t1\n"))
        .isEqualTo(
            "f line 3: offsets 35 to 56; expected START < END <= 39, the characters of document 12");
  }

  @Test
  void whatIsNoLineOfTheFormatIsRefused() {
    assertThat(message("12|a|x\n")).isEqualTo("f line 1: \"12|a|x\"; expected PMID|t|TEXT");
    assertThat(message("12|t|x\n13|a|y\n")).isEqualTo("f line 2: \"13|a|y\"; expected 12|a|TEXT");
    assertThat(message("12|t|x")).isEqualTo("f line 2: \"\"; expected 12|a|TEXT");
    assertThat(message(HEAD + "13\t0\t8\tNaloxone\tX\t1\n"))
        .isEqualTo(
            "f line 3: \"13\t0\t8\tNaloxone\tX\t1\" is no line of document 12;"
                + " expected 12 and more, TAB-separated");
    assertThat(message(HEAD + "12\t0\t8\tNaloxone\n"))
        .isEqualTo(
            "f line 3: \"12 0 8 Naloxone\"; expected PMID START END MENTION TYPE [IDENTIFIER]");
    assertThat(message(HEAD + "12\tCID\tD1\n"))
        .endsWith("TYPE [IDENTIFIER] or PMID LABEL ID ID [NOVELTY]");
    assertThat(message("\n")).isEqualTo("f line 2: no document; expected PMID|t|TITLE");
  }

  @Test
  void aMappingRenamesMentionsAndKeepsRelations() throws IOException {
    String text = HEAD + "12\t0\t8\tNaloxone\tDrug\t1\n12\t24\t33\tClonidine\tX\t1\n12\tR\t1\t2\n";
    AnnotatedDocument document = read("Drug=Chemical", text).get(0);
    assertThat(document.mentions()).extracting(Mention::type).containsExactly("Chemical");
    assertThat(document.relations()).hasSize(1);
    assertThat(document.annotatedTypes()).containsExactly("Chemical");
    assertThatThrownBy(() -> read("Gene=Gene", text)).hasMessageContaining("names none of them");
  }

  @Test
  void identifiersOfManyForms() {
    assertThat(ConceptIds.of("D014786|D006311")).containsExactly("D014786", "D006311");
    assertThat(ConceptIds.of("50509,12831(Tax:10090)")).containsExactly("50509", "12831");
    assertThat(ConceptIds.of("672;675")).containsExactly("672", "675");
    assertThat(ConceptIds.of("D020279+D035583")).containsExactly("D020279+D035583");
    assertThat(ConceptIds.of("OMIM:194070")).containsExactly("OMIM:194070");
    assertThat(ConceptIds.of("c|DEL|399_402|AGAG;Gene:6606;Disease:D009134;VariantGroup:0"))
        .containsExactly("c|DEL|399_402|AGAG");
    assertThat(ConceptIds.of("rs8099917;Disease:D006526;VariantGroup:1"))
        .containsExactly("rs8099917");
    assertThat(ConceptIds.of("-1")).isEmpty();
    assertThat(ConceptIds.of("-")).isEmpty();
    assertThat(ConceptIds.of("")).isEmpty();
  }
}
