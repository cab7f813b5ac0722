package io.litmill.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.document.JsonDocument;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.litmill.schemas.Triplet;
import jakarta.json.JsonArray;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphWriterTest {
  private static final Triplet PLAIN = Triplets.plain("11");
  private static final Triplet AWKWARD = Triplets.awkward("12");

  @TempDir Path folder;

  private void write(ExportFormat format, Optional<String> type) throws IOException {
    try (ExportFiles files = new ExportFiles(folder, false)) {
      GraphWriter writer = format.writer(files, "graph.jsonld", type);
      for (Triplet triplet : List.of(PLAIN, AWKWARD)) {
        writer.statement(triplet);
      }
      writer.node(node("MESH:D001241", "Aspirin", "biolink:ChemicalEntity"));
      writer.node(node(AWKWARD.getSubject(), AWKWARD.getSubjectName(), "biolink:ChemicalEntity"));
      writer.node(
          node("MESH:D003920", "Diabetes; Mellitus", "biolink:Disease", "biolink:NamedThing"));
      writer.end();
      files.publish();
    }
  }

  private static GraphNode node(String id, String name, String... categories) {
    return new GraphNode(id, name, new TreeSet<>(List.of(categories)));
  }

  private void same(String name) throws IOException {
    String actual = Files.readString(folder.resolve(name));
    try (InputStream golden = getClass().getResourceAsStream(name)) {
      assertThat(golden).as("golden file %s for:%n%s", name, actual).isNotNull();
      assertThat(actual).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** As a reader of KGX does: no quotes, columns by tabs, values by bars. */
  private List<Map<String, String>> table(String name) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(name));
    String[] header = lines.get(0).split("\t", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      assertThat(cells).as(line).hasSameSizeAs(header);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < header.length; i++) {
        row.put(header[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  @Test
  void kgxIsAsBefore() throws IOException {
    write(ExportFormat.KGX, Optional.empty());
    same("nodes.tsv");
    same("edges.tsv");
  }

  @Test
  void kgxHasWhatItsSpecificationAndBiolinkRequire() throws IOException {
    write(ExportFormat.KGX, Optional.empty());
    for (Map<String, String> node : table("nodes.tsv")) {
      assertThat(node).containsKeys("id", "category", "name");
      assertThat(node.get("id")).matches("[A-Za-z]+:[^\\s|\"<>{}\\\\^`]+");
      assertThat(node.get("category").split("\\|")).allMatch(c -> c.matches("biolink:[A-Z]\\w+"));
    }
    Set<String> ids = new TreeSet<>(table("nodes.tsv").stream().map(n -> n.get("id")).toList());
    for (Map<String, String> edge : table("edges.tsv")) {
      for (String required :
          List.of(
              "id",
              "subject",
              "predicate",
              "object",
              "knowledge_level",
              "agent_type",
              "primary_knowledge_source")) {
        assertThat(edge.get(required)).as(required).isNotBlank();
      }
      assertThat(edge.get("predicate")).matches("biolink:[a-z_]+");
      assertThat(edge.get("category")).matches("biolink:[A-Z]\\w+Association|biolink:Association");
      assertThat(ids).contains(edge.get("subject"));
      assertThat(edge.get("publications")).matches("PMID:\\d+");
    }
  }

  @Test
  void severalPiecesOfEvidenceStayParallel() throws IOException {
    write(ExportFormat.KGX, Optional.empty());
    Map<String, String> edge = table("edges.tsv").get(1);
    assertThat(edge.get("supporting_text").split("\\|"))
        .containsExactly("One ¦ of two; \"so\" \\ it, is.", "The 𝛼 other.");
    assertThat(edge.get("subject_location_in_text")).isEqualTo("10|17|10|17");
    assertThat(edge.get("supporting_text_score")).isEqualTo("0.5|0.625");
    assertThat(edge.get("negated")).isEqualTo("true");
    assertThat(edge.get("supporting_document_year")).isEmpty();
  }

  @Test
  void neo4jCsvIsAsBefore() throws IOException {
    write(ExportFormat.NEO4J_CSV, Optional.empty());
    same("nodes-header.csv");
    same("nodes.csv");
    same("relationships-header.csv");
    same("relationships.csv");
  }

  @Test
  void aRelationshipTypeMayBeGiven() throws IOException {
    write(ExportFormat.NEO4J_CSV, Optional.of("STATEMENT"));
    assertThat(Files.readAllLines(folder.resolve("relationships.csv")))
        .hasSize(2)
        .allMatch(line -> line.contains(",\"STATEMENT\","));
  }

  @Test
  void jsonLdIsAsBeforeAndOneStatementALine() throws IOException {
    write(ExportFormat.JSONLD, Optional.empty());
    same("graph.jsonld");
    List<String> lines = Files.readAllLines(folder.resolve("graph.jsonld"));
    JsonNode second = new ObjectMapper().readTree(lines.get(3));
    assertThat(second.get("evidence").get(0).get("supporting_text").asText())
        .isEqualTo(AWKWARD.getEvidence().get(0).getSupportingText());
  }

  @Test
  void jsonLdExpandsToTheIrisOfItsPrefixes() throws Exception {
    write(ExportFormat.JSONLD, Optional.empty());
    String text = Files.readString(folder.resolve("graph.jsonld"));
    JsonArray expanded = JsonLd.expand(JsonDocument.of(new StringReader(text))).get();
    String all = expanded.toString();
    assertThat(expanded).hasSize(5);
    assertThat(all)
        .contains("\"@id\":\"urn:litmill:triplet:" + PLAIN.getTripletId() + "\"")
        .contains("\"@type\":[\"https://w3id.org/biolink/vocab/ChemicalAffectsGeneAssociation\"]")
        .contains("\"@id\":\"http://id.nlm.nih.gov/mesh/D001241\"")
        .contains("\"@id\":\"http://identifiers.org/ncbigene/5743\"")
        .contains("\"@id\":\"http://www.ncbi.nlm.nih.gov/pubmed/11\"")
        .contains("\"@id\":\"https://w3id.org/biolink/vocab/affects\"")
        .contains("\"@id\":\"https://w3id.org/biolink/infores/litmill\"")
        .contains("urn:litmill:Chemical:a%7Cb,%2250%25%22_µ%3Cc%3E");
    for (String name :
        new ObjectMapper()
            .readTree(text).get("@graph").get(0).properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !name.equals("id") && !name.equals("type"))
                .toList()) {
      assertThat(all).as("no field is lost: %s", name).contains(tail(name) + "\":[");
    }
  }

  private static String tail(String name) {
    return name.equals("evidence") ? "has_evidence" : name;
  }
}
