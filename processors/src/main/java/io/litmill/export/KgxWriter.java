package io.litmill.export;

import io.litmill.schemas.Evidence;
import io.litmill.schemas.Triplet;
import io.litmill.triplets.TripletMaker;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * KGX in tab-separated values (<a
 * href="https://github.com/biolink/kgx/blob/master/specification/kgx-format.md">KGX format</a>):
 * {@code nodes.tsv} and {@code edges.tsv}, each with a header. There is no quoting in it: line
 * breaks and tabs in a value become spaces. Columns with several values have {@code |} between
 * them, and a {@code |} in such a value becomes {@code ¦}. Ids are written as {@link Curie}.
 *
 * <p>The columns of the evidence are parallel: the n-th supporting text has the n-th section type
 * and score, and the n-th pair of numbers, start and end, in the locations.
 */
final class KgxWriter implements GraphWriter {
  static final String NODES = "nodes.tsv";
  static final String EDGES = "edges.tsv";

  private static final String SEPARATOR = "|";
  private static final List<String> NODE_COLUMNS = List.of("id", "category", "name", "provided_by");

  private record Column(String name, Function<Triplet, ?> value) {}

  private static final List<Column> EDGE_COLUMNS =
      List.of(
          new Column("id", Triplet::getTripletId),
          new Column("subject", triplet -> Curie.of(triplet.getSubject())),
          new Column("predicate", Triplet::getPredicate),
          new Column("object", triplet -> Curie.of(triplet.getObject())),
          new Column("category", Associations::category),
          new Column("negated", Triplet::getNegated),
          new Column("qualified_predicate", Triplet::getQualifiedPredicate),
          new Column("object_aspect_qualifier", Triplet::getObjectAspectQualifier),
          new Column("object_direction_qualifier", Triplet::getObjectDirectionQualifier),
          new Column("publications", Triplet::getPublications),
          new Column("primary_knowledge_source", Triplet::getPrimaryKnowledgeSource),
          new Column("knowledge_level", Triplet::getKnowledgeLevel),
          new Column("agent_type", Triplet::getAgentType),
          new Column("original_predicate", Triplet::getOriginalPredicate),
          new Column("extraction_confidence_score", Triplet::getExtractionConfidenceScore),
          evidence("supporting_text", e -> Stream.of(e.getSupportingText())),
          evidence(
              "subject_location_in_text", e -> Stream.of(e.getSubjectStart(), e.getSubjectEnd())),
          evidence("object_location_in_text", e -> Stream.of(e.getObjectStart(), e.getObjectEnd())),
          evidence("supporting_text_section_type", e -> Stream.of(e.getSectionType())),
          evidence("supporting_text_score", e -> Stream.of(e.getExtractionConfidenceScore())),
          new Column("supporting_document_year", Triplet::getSupportingDocumentYear),
          new Column("citation_status", Triplet::getCitationStatus),
          new Column("pmid_version", Triplet::getPmidVersion),
          new Column("source_file", Triplet::getSourceFile),
          new Column("model_bundle_id", Triplet::getModelBundleId),
          new Column("entity_bundle_ids", Triplet::getEntityBundleIds),
          new Column("dictionary_version", Triplet::getDictionaryVersion),
          new Column("content_hash", Triplet::getContentHash),
          new Column("extracted_at", Triplet::getExtractedAt));

  private final Writer nodes;
  private final Writer edges;

  KgxWriter(ExportFiles files) throws IOException {
    nodes = files.open(NODES);
    edges = files.open(EDGES);
    row(nodes, NODE_COLUMNS);
    row(edges, EDGE_COLUMNS.stream().map(Column::name).toList());
  }

  private static Column evidence(String name, Function<Evidence, Stream<?>> values) {
    return new Column(
        name,
        triplet -> triplet.getEvidence().stream().flatMap(values).collect(Collectors.toList()));
  }

  @Override
  public void statement(Triplet triplet) throws IOException {
    List<String> cells = new ArrayList<>(EDGE_COLUMNS.size());
    for (Column column : EDGE_COLUMNS) {
      cells.add(cell(column.value().apply(triplet)));
    }
    row(edges, cells);
  }

  @Override
  public void node(GraphNode node) throws IOException {
    row(
        nodes,
        List.of(
            Curie.of(node.id()), cell(node.categories()), cell(node.name()), TripletMaker.SOURCE));
  }

  private static String cell(Object value) {
    if (value instanceof Collection<?> values) {
      return values.stream()
          .map(one -> plain(one).replace(SEPARATOR, "¦"))
          .collect(Collectors.joining(SEPARATOR));
    }
    return plain(value);
  }

  private static String plain(Object value) {
    return LineBreaks.toSpaces(Objects.toString(value, "")).replace('\t', ' ');
  }

  private static void row(Writer out, List<String> cells) throws IOException {
    out.write(String.join("\t", cells));
    out.write('\n');
  }
}
