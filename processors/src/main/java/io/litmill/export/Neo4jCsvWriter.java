package io.litmill.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.litmill.schemas.Evidence;
import io.litmill.schemas.Triplet;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * CSV for {@code neo4j-admin database import full}, with headers in files of their own: concepts
 * with the label {@value #LABEL} and those of their categories, statements as relationships. Values
 * are quoted after RFC 4180, without line breaks in them; arrays have {@code ;} between their
 * values. Of the evidence the strongest text stands alone, and all of it as JSON.
 */
final class Neo4jCsvWriter implements GraphWriter {
  static final String LABEL = "Concept";

  private static final String ARRAY_SEPARATOR = ";";
  private static final String NODE_HEADER = "id:ID,name:string,category:string[],:LABEL";

  private record Column(String header, Function<Triplet, ?> value) {}

  private final List<Column> columns;
  private final Writer nodes;
  private final Writer relationships;

  /**
   * @param type of all relationships; empty: the predicate of each without its prefix
   */
  Neo4jCsvWriter(ExportFiles files, Optional<String> type) throws IOException {
    columns = columns(type);
    write(files.open("nodes-header.csv"), NODE_HEADER);
    write(
        files.open("relationships-header.csv"),
        columns.stream().map(Column::header).collect(Collectors.joining(",")));
    nodes = files.open("nodes.csv");
    relationships = files.open("relationships.csv");
  }

  private static List<Column> columns(Optional<String> type) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(":START_ID", Triplet::getSubject));
    columns.add(new Column(":END_ID", Triplet::getObject));
    columns.add(
        new Column(":TYPE", triplet -> type.orElseGet(() -> local(triplet.getPredicate()))));
    columns.addAll(statement());
    columns.addAll(provenance());
    return columns;
  }

  private static List<Column> statement() {
    return List.of(
        new Column("triplet_id:string", Triplet::getTripletId),
        new Column("predicate:string", Triplet::getPredicate),
        new Column("qualified_predicate:string", Triplet::getQualifiedPredicate),
        new Column("object_aspect_qualifier:string", Triplet::getObjectAspectQualifier),
        new Column("object_direction_qualifier:string", Triplet::getObjectDirectionQualifier),
        new Column("negated:boolean", Triplet::getNegated),
        new Column("extraction_confidence_score:double", Triplet::getExtractionConfidenceScore),
        new Column("supporting_text:string", Neo4jCsvWriter::strongest),
        new Column("evidence:string", Neo4jCsvWriter::evidence));
  }

  private static List<Column> provenance() {
    return List.of(
        new Column("pmid:string", Triplet::getPmid),
        new Column("pmid_version:int", Triplet::getPmidVersion),
        new Column("publications:string[]", Triplet::getPublications),
        new Column("primary_knowledge_source:string", Triplet::getPrimaryKnowledgeSource),
        new Column("knowledge_level:string", Triplet::getKnowledgeLevel),
        new Column("agent_type:string", Triplet::getAgentType),
        new Column("original_predicate:string", Triplet::getOriginalPredicate),
        new Column("supporting_document_year:int", Triplet::getSupportingDocumentYear),
        new Column("citation_status:string", Triplet::getCitationStatus),
        new Column("source_file:string", Triplet::getSourceFile),
        new Column("model_bundle_id:string", Triplet::getModelBundleId),
        new Column("entity_bundle_ids:string[]", Triplet::getEntityBundleIds),
        new Column("dictionary_version:string", Triplet::getDictionaryVersion),
        new Column("content_hash:string", Triplet::getContentHash),
        new Column("extracted_at:datetime", Triplet::getExtractedAt));
  }

  private static String local(String curie) {
    return curie.substring(curie.indexOf(':') + 1);
  }

  private static String strongest(Triplet triplet) {
    return triplet.getEvidence().stream()
        .max(Comparator.comparing(Evidence::getExtractionConfidenceScore))
        .map(Evidence::getSupportingText)
        .orElse("");
  }

  private static String evidence(Triplet triplet) {
    try {
      return EvidenceJson.MAPPER.writeValueAsString(EvidenceJson.of(triplet.getEvidence()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain fields have a JSON form", e);
    }
  }

  @Override
  public void statement(Triplet triplet) throws IOException {
    write(
        relationships,
        columns.stream()
            .map(column -> cell(column.value().apply(triplet)))
            .collect(Collectors.joining(",")));
  }

  @Override
  public void node(GraphNode node) throws IOException {
    List<String> labels = new ArrayList<>();
    labels.add(LABEL);
    node.categories().forEach(category -> labels.add(local(category)));
    write(
        nodes,
        String.join(
            ",", cell(node.id()), cell(node.name()), cell(node.categories()), cell(labels)));
  }

  private static String cell(Object value) {
    String text =
        value instanceof Collection<?> values
            ? values.stream().map(String::valueOf).collect(Collectors.joining(ARRAY_SEPARATOR))
            : LineBreaks.toSpaces(Objects.toString(value, ""));
    return text.isEmpty() ? "" : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static void write(Writer out, String line) throws IOException {
    out.write(line);
    out.write('\n');
  }
}
