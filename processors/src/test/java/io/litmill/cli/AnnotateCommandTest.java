package io.litmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.litmill.annotation.RuleBundles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotateCommandTest {
  private static final String RECORD =
      """
      <PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">%s</PMID>\
      <Article PubModel="Print"><Journal><JournalIssue CitedMedium="Print"><PubDate><Year>2020</Year>\
      </PubDate></JournalIssue></Journal><ArticleTitle>%s</ArticleTitle>\
      <Abstract><AbstractText>%s</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle>
      """;

  @TempDir static Path folder;
  private static Path store;
  private static Path pipeline;

  @BeforeAll
  static void importBundles() throws IOException {
    store = RuleBundles.store(folder).target();
    pipeline =
        Files.writeString(
            folder.resolve("pipeline.json"),
            """
            {"name": "test", "entities": [{"bundle": "entities"}],
             "relations": [{"bundle": "chemical-gene"}], "labels": [{"bundle": "hallmarks"}]}
            """);
  }

  private static CommandRun annotate(String... arguments) {
    return run(List.of("annotate"), arguments);
  }

  private static CommandRun run(List<String> command, String... arguments) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of("--store", store.toString(), "--pipeline", pipeline.toString()));
    all.addAll(Arrays.asList(arguments));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private static String xml(String... records) {
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<PubmedArticleSet>\n"
        + String.join("", records)
        + "</PubmedArticleSet>\n";
  }

  private static String record(String pmid, String title, String text) {
    return RECORD.formatted(pmid, title, text);
  }

  private static Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  @Test
  void printsALineOfJsonForEachRecordInOrder() throws IOException {
    Path plain = file("a.xml", xml(record("1", "Aspirin inhibits cox2.", "Less apoptosis.")));
    Path packed = folder.resolve("b.xml.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(xml(record("2", "Asthma.", "None.")).getBytes(StandardCharsets.UTF_8));
    }
    CommandRun run = annotate(plain.toString(), packed.toString(), "--batch", "1");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    String[] lines = run.out().split("\n");
    assertThat(lines).hasSize(2);
    JsonNode first = new ObjectMapper().readTree(lines[0]);
    assertThat(first.at("/pmid").textValue()).isEqualTo("1");
    assertThat(first.at("/triplets/0/subject").textValue()).isEqualTo("MESH:D001241");
    assertThat(first.at("/triplets/0/source_file").textValue()).isEqualTo("a.xml");
    assertThat(first.at("/labels/labels/0/label").textValue()).isEqualTo("resisting cell death");
    assertThat(new ObjectMapper().readTree(lines[1]).at("/pmid").textValue()).isEqualTo("2");
  }

  @Test
  void readsAndWritesPubTator() throws IOException {
    Path input = file("docs.txt", "7|t|Aspirin inhibits cox2.\n7|a|More.\n");
    CommandRun run = annotate(input.toString(), "--format", "pubtator");
    assertThat(run.out())
        .startsWith(
            "7|t|Aspirin inhibits cox2.\n7|a|More.\n7\t0\t7\tAspirin\tChemical\tMESH:D001241\n")
        .contains("\tINHIBITOR\tMESH:D001241\t");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void writesBioC() throws IOException {
    Path input = file("c.xml", xml(record("3", "Aspirin.", "Text.")));
    CommandRun run = annotate(input.toString(), "--format", "bioc");
    assertThat(run.out())
        .startsWith("<?xml version=")
        .contains("<!DOCTYPE collection SYSTEM \"BioC.dtd\">")
        .contains("<id>3</id>")
        .endsWith("</collection>\n");
  }

  @Test
  void whatFailsIsSaidAndTheRestGoesThrough() throws IOException {
    Path input =
        file(
            "d.xml",
            xml(
                record("4", "Here is poison.", "Text."),
                "<PubmedArticle><MedlineCitation></MedlineCitation></PubmedArticle>\n",
                record("5", "Aspirin.", "Text.")));
    CommandRun run = annotate(input.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out().lines()).singleElement().asString().contains("\"pmid\":\"5\"");
    assertThat(run.err()).contains("litmill: entities: PMID 4: ").contains("d.xml, record 2");
  }

  @Test
  void wrongUseIsSaid() throws IOException {
    assertThat(annotate().exitCode()).isEqualTo(2);
    Path input = file("e.xml", xml(record("6", "Aspirin.", "Text.")));
    assertThat(annotate(input.toString(), "--format", "pdf").exitCode()).isEqualTo(2);
    assertThat(annotate(input.toString(), "--batch", "0").exitCode()).isEqualTo(2);
    CommandRun device = annotate(input.toString(), "--device", "tpu");
    assertThat(device.exitCode()).isEqualTo(2);
    assertThat(device.err()).contains("tpu").contains("gpu:0");
    CommandRun missing = annotate(folder.resolve("none.xml").toString());
    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.err()).contains("no such file").contains("none.xml");
  }

  @Test
  void aDeviceThatIsNotThereIsSaidInALine() throws IOException {
    Path input = file("f.xml", xml(record("7", "Aspirin.", "Text.")));
    CommandRun run = annotate(input.toString(), "--device", "gpu:99");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("litmill: device gpu:99 cannot be used; ");
  }

  @Test
  void thePrecisionAndTheBatchCanBeChosen() throws IOException {
    Path input = file("g.xml", xml(record("9", "Aspirin inhibits cox2.", "Less apoptosis.")));
    CommandRun run = annotate(input.toString(), "--precision", "float32", "--token-budget", "64");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("\"pmid\":\"9\"");
  }

  @Test
  void measuresTheStreamBesideTheAnnotator() throws IOException {
    Path input =
        file(
            "h.xml",
            xml(
                record("10", "Aspirin inhibits cox2.", "Less apoptosis."),
                record("11", "Asthma.", "Aspirin inhibits cox2."),
                record("10", "Aspirin inhibits cox2.", "Less apoptosis.")));
    CommandRun run =
        run(List.of("bench", "stream"), input.toString(), "--rounds", "2", "--seconds", "1");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("citations of 2 documents, ")
        .containsPattern("(?m)^warm-up .*\n1 .*\n2 .*\n\\d+ citations")
        .containsPattern("median share +\\d+\\.\\d %");
  }

  @Test
  void measuresTheAnnotator() throws IOException {
    Path input = file("f.xml", xml(record("8", "Aspirin inhibits cox2.", "Less apoptosis.")));
    CommandRun run = run(List.of("bench", "annotate"), input.toString(), "--rounds", "1");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("abstracts/s").contains("entities@");
  }
}
