package io.litmill.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSourceTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "conll:a/b.tsv, conll, '', a/b.tsv",
    "'conll:protein=Gene,DNA=Gene:b.tsv', conll, 'protein=Gene,DNA=Gene', b.tsv",
    "conll:=Species:b.tsv, conll, =Species, b.tsv",
    "tsv:C:/x.tsv, tsv, '', C:/x.tsv",
    "conll:a=b.tsv, conll, '', a=b.tsv"
  })
  void theMappingIsWhatHasAnEqualsSignBeforeTheNextColon(
      String form, String format, String mapping, String file) {
    DataSource source = DataSource.parse(form);
    assertThat(source.format()).isEqualTo(format);
    assertThat(source.mapping()).hasToString(mapping);
    assertThat(source.file()).isEqualTo(file);
    assertThat(source).hasToString(form);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file.tsv", ":file", "conll:", ""})
  void anotherFormIsRefused(String form) {
    assertThatThrownBy(() -> DataSource.parse(form))
        .hasMessageStartingWith("data \"" + form + "\" is not FORMAT:FILE or ");
  }

  @Test
  void anUnknownFormatIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> DataSource.parse("brat:x"))
        .hasMessageStartingWith("data format \"brat\" is not known; known are conll, pubtator,");
  }

  @Test
  void recipesHoldItAsText() throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    DataSource source = DataSource.parse("conll:GENE=Gene:x.tsv");
    assertThat(json.writeValueAsString(List.of(source))).isEqualTo("[\"conll:GENE=Gene:x.tsv\"]");
    assertThat(json.readValue("\"conll:GENE=Gene:x.tsv\"", DataSource.class)).isEqualTo(source);
  }

  @Test
  void mentionsOfPubTatorAreThoseOfItsSentences() throws IOException {
    Files.writeString(
        folder.resolve("p"), "1|t|Aspirin acts.\n1|a|So. It does.\n1\t0\t7\tAspirin\tDrug\t-\n");
    Dataset data = DataSource.parse("pubtator:Drug=Chemical:p").read(folder);
    assertThat(data)
        .isEqualTo(
            new Dataset.Mentions(
                List.of(
                    new TaggedText(
                        "1:0",
                        "Aspirin acts.",
                        List.of(new TypedSpan(0, 7, "Chemical")),
                        Set.of("Chemical")),
                    new TaggedText("1:1", "So.", List.of(), Set.of("Chemical")),
                    new TaggedText("1:2", "It does.", List.of(), Set.of("Chemical")))));
  }

  @Test
  void goldRelationsOfDocumentsAreKeptWhereNoSentenceHasBothConcepts() throws IOException {
    Files.writeString(
        folder.resolve("p"),
        """
        1|t|Aspirin acts.
        1|a|Ulcers come. Aspirin and pain.
        1\t0\t7\tAspirin\tChemical\tC1
        1\t14\t20\tUlcers\tDisease\tD1
        1\t27\t34\tAspirin\tChemical\tC1
        1\t39\t43\tpain\tDisease\tD2
        1\tCID\tC1\tD1
        """);
    Dataset.Pairs data = (Dataset.Pairs) DataSource.parse("cid:p").read(folder);
    assertThat(data.pairs()).extracting(PairExample::label).containsExactly("false");
    assertThat(data.gold()).containsExactly(new RelationFact("1", "CID", "C1", "D1"));
  }

  @Test
  void labelsThatAMappingDoesNotNameStay() throws IOException {
    Files.writeString(folder.resolve("t"), "1\ta\tCPR:3\n2\tb\tCPR:4\n3\tc\tfalse\n");
    Dataset.Labels data = (Dataset.Labels) DataSource.parse("tsv:false=NONE:t").read(folder);
    assertThat(data.labels()).containsExactly("CPR:3", "CPR:4", "NONE");
    assertThat(data.texts().get(2).label()).isEqualTo("NONE");
    assertThat(data.manyLabels()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conll | -DOCSTART-~O^^IL-2~B-DNA^gene~O^",
        "conll | a~NN~O^",
        "conll | Methanoregula~B^formicica~I^",
        "pubtator | ^12;t;Title^12;a;x^",
        "bioc | <?xml version='1.0'?><collection><source>",
        "ddi | <?xml version='1.0'?>^<document id='d'>",
        "squad | {'data': [{'paragraphs': []}]}",
        "pubmedqa | {^'1': {^'QUESTION': 'x'",
        "chemprot-marked | {'text': '<< a >> [[ b ]]', 'label': 'X'}",
        "hallmarks | labels~sentence~index^",
        "biosses | pair_id~sent1~sent2~score^",
        "tsv | 1~O~false^",
        "tsv | index~sentence~label^",
        "tsv | a sentence~1^"
      })
  void theFormatOfAFileIsGuessedByItsFirstLines(String format, String content) throws IOException {
    String text =
        content.replace('~', '\t').replace('^', '\n').replace(';', '|').replace('\'', '"');
    Files.writeString(folder.resolve("file"), text);
    assertThat(DataSource.of("file", folder)).hasToString(format + ":file");
  }

  @Test
  void aFileOfNoKnownFormatIsRefused() throws IOException {
    Files.writeString(folder.resolve("file"), "plain words\n");
    assertThatThrownBy(() -> DataSource.of("file", folder))
        .hasMessageStartingWith("the format of file is not plain from its first lines; name it");
    assertThatThrownBy(() -> DataSource.of("missing", folder))
        .hasMessage("there is no file " + folder.resolve("missing"));
    assertThat(DataSource.of("conll:file", folder)).hasToString("conll:file");
  }
}
