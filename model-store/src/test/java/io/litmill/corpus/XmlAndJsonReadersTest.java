package io.litmill.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XmlAndJsonReadersTest {
  private static final String BIOC =
      """
      <?xml version="1.0"?>
      <!DOCTYPE collection SYSTEM "BioC.dtd">
      <collection><source>s</source><document><id>7</id>
      <passage><infon key="type">title</infon><offset>0</offset><text>\uD835\uDEFC p53</text>
      <annotation id="0"><infon key="type">Gene</infon><infon key="identifier">7157,1</infon>
      <location offset="2" length="3"/><text>p53</text></annotation></passage>
      <passage><offset>100</offset><text>In mice &amp; men.</text>
      <annotation id="1"><infon key="type">Species</infon><infon key="MESH">D1</infon>
      <location offset="103" length="4"/><location offset="110" length="3"/><text>mice men</text>
      </annotation></passage>
      <relation id="R0"><infon key="relation">CID</infon><infon key="Chemical">C1</infon>
      <infon key="Disease">D1</infon></relation>
      <relation id="R1"><infon key="type">Bind</infon><node refid="0" role="a"/>
      <node refid="1" role="b"/><infon key="novel">No</infon></relation>
      </document></collection>
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

  private List<AnnotatedDocument> bioC(String content) throws IOException {
    return new BioCReader(TypeMapping.same()).read(file("b.xml", content));
  }

  @Test
  void bioCPassagesMentionsAndRelations() throws IOException {
    AnnotatedDocument document = bioC(BIOC).get(0);
    assertThat(document.id()).isEqualTo("7");
    assertThat(document.text()).isEqualTo("\uD835\uDEFC p53\nIn mice & men.");
    assertThat(document.mentions())
        .extracting(mention -> mention.type() + " " + mention.span().of(document.text()))
        .containsExactly("Gene p53", "Species mice & men");
    assertThat(document.mentions().get(0).concepts()).containsExactly("7157", "1");
    assertThat(document.relations())
        .containsExactly(
            new Relation("CID", "C1", "D1", null), new Relation("Bind", "0", "1", "No"));
  }

  @Test
  void whatIsWrongInBioCIsNamed() {
    assertThat(message(() -> bioC(BIOC.replace("offset=\"2\"", "offset=\"9\""))))
        .isEqualTo("b.xml line 6: location 9 to 12 is not within its text from 0 to 5");
    assertThat(message(() -> bioC(BIOC.replace("<text>p53</text>", "<text>KRAS</text>"))))
        .isEqualTo("b.xml line 6: location 2 to 5 is \"p53\"; expected \"KRAS\"");
    assertThat(message(() -> bioC(BIOC.replace("offset=\"2\"", "offset=\"x\""))))
        .isEqualTo("b.xml line 6: offset \"x\"; expected a number");
    assertThat(message(() -> bioC(BIOC.replace("<infon key=\"Chemical\">C1</infon>", ""))))
        .endsWith("a relation without type or without two sides");
    assertThat(message(() -> bioC("<collection></collection>")))
        .endsWith("no document; expected a BioC <collection> of <document>s");
    assertThat(message(() -> bioC(BIOC.substring(0, 300)))).contains("is no XML: ");
    assertThat(message(() -> bioC("plain"))).contains("is no XML: ");
  }

  @Test
  void genesOfBioCreativeWithOffsetsThatCountNoSpaces() throws IOException {
    file("train.in", "P1T1 Comparison with alkaline phosphatases and 5-nucleotidase\n");
    file("GENE.eval", "P1T1|14 33|alkaline phosphatases\nP1T1|37 50|5-nucleotidase\n");
    TaggedText text = new GeneMentionReader(TypeMapping.parse("GENE=Gene")).read(folder).get(0);
    assertThat(text.spans())
        .extracting(span -> span.span().of(text.text()))
        .containsExactly("alkaline phosphatases", "5-nucleotidase");
    assertThat(text.annotatedTypes()).containsExactly("Gene");
    file("GENE.eval", "P1T1|14 99|alkaline phosphatases\n");
    assertThat(message(() -> new GeneMentionReader(TypeMapping.same()).read(folder)))
        .isEqualTo("GENE.eval line 1: offsets 14 99 are not within the sentence");
    file("GENE.eval", "P2T1|14 33|alkaline phosphatases\n");
    assertThat(message(() -> new GeneMentionReader(TypeMapping.same()).read(folder)))
        .isEqualTo("GENE.eval line 1: sentence P2T1 is not there");
  }

  @Test
  void pubMedQa() throws IOException {
    String form =
        "{\"12\": {\"QUESTION\": \"q?\", \"CONTEXTS\": [\"a\", \"b\"], \"final_decision\": \"%s\"}}";
    assertThat(new PubMedQaReader().read(file("q", form.formatted("maybe"))))
        .containsExactly(new LabelledText("12", "12", "q?", "a b", Set.of("maybe")));
    assertThat(message(() -> new PubMedQaReader().read(file("q", form.formatted("perhaps")))))
        .isEqualTo("q: question 12 has the answer \"perhaps\"; expected yes, no or maybe");
    assertThat(message(() -> new PubMedQaReader().read(file("q", "{\"12\": {}}"))))
        .isEqualTo("q: question 12 has no list \"CONTEXTS\"");
    assertThat(message(() -> new PubMedQaReader().read(file("q", "{\n\"12\"\n"))))
        .startsWith("q line 3: is no JSON: ");
  }

  private static String squad(String qas) {
    return "{\"data\": [{\"paragraphs\": [{\"context\": \"\uD835\uDEFC p53 acts\", \"qas\": [%s]}]}]}"
        .formatted(qas);
  }

  @Test
  void answersOfSquad() throws IOException {
    String answered =
        "{\"id\": \"1\", \"question\": \"which?\", \"answers\": [{\"text\": \"p53\", \"answer_start\": 2}]}";
    String impossible =
        "{\"id\": \"2\", \"question\": \"who?\", \"is_impossible\": true, \"answers\": []}";
    List<SpanQuestion> questions =
        new SquadReader().read(file("s", squad(answered + "," + impossible)));
    assertThat(questions.get(0).span(0)).isEqualTo(new Span(3, 6));
    assertThat(questions.get(1).answers()).isEmpty();
    assertThat(
            message(() -> new SquadReader().read(file("s", squad(answered.replace("2}", "3}"))))))
        .isEqualTo("s: question 1 has the answer \"p53\", which is not at answer_start 3");
    assertThat(message(() -> new SquadReader().read(file("s", "{}"))))
        .isEqualTo("s: the file has no list \"data\"");
  }

  @Test
  void drugInteractions() throws IOException {
    String xml =
        """
        <document id="d1"><sentence id="s0" text="Aspirin, warfarin or both drugs.">
        <entity id="e0" charOffset="0-6" type="drug" text="Aspirin"/>
        <entity id="e1" charOffset="9-16" type="brand" text="warfarin"/>
        <entity id="e2" charOffset="0-6;26-30" type="group" text="Aspirin drugs"/>
        <pair id="p0" e1="e0" e2="e1" ddi="true" type="effect"/>
        <pair id="p1" e1="e1" e2="e2" ddi="false"/>
        <pair id="p2" e1="e0" e2="e2" ddi="true"/>
        </sentence></document>
        """;
    DrugInteractionReader.Content content =
        new DrugInteractionReader(TypeMapping.parse("drug=Chemical,brand=Chemical"))
            .read(file("d.xml", xml));
    assertThat(content.texts().get(0).spans())
        .containsExactly(new TypedSpan(0, 7, "Chemical"), new TypedSpan(9, 17, "Chemical"));
    assertThat(content.pairs())
        .extracting(PairExample::label)
        .containsExactly("DDI-effect", "DDI-false", "DDI-int");
    assertThat(content.pairs().get(1).tail()).isEqualTo(new Span(0, 31));
    assertThat(content.pairs().get(0).document()).isEqualTo("d1");
    DrugInteractionReader reader = new DrugInteractionReader(TypeMapping.same());
    assertThat(message(() -> reader.read(file("d.xml", xml.replace("9-16", "9-99")))))
        .isEqualTo("d.xml line 3: charOffset \"9-99\" is not within the sentence");
    assertThat(message(() -> reader.read(file("d.xml", xml.replace("e2=\"e1\"", "e2=\"e9\"")))))
        .isEqualTo("d.xml line 5: a pair of e0 and e9, which the sentence lacks");
    assertThat(message(() -> reader.read(file("d.xml", "<document id=\"d1\"/>"))))
        .isEqualTo("d.xml has no <sentence> of the DDI corpus");
  }
}
