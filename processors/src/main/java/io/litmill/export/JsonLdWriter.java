package io.litmill.export;

import io.litmill.schemas.Triplet;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * JSON-LD 1.1: a context with the prefixes of all ids, then the graph, a line for each statement
 * and each concept, so that a reader of lines needs no memory for all of it.
 */
final class JsonLdWriter implements GraphWriter {
  private final Writer out;
  private String separator = "\n";

  JsonLdWriter(Writer out, Map<String, String> prefixes) throws IOException {
    this.out = out;
    out.write("{\"@context\": ");
    out.write(EvidenceJson.MAPPER.writeValueAsString(JsonLdContext.of(prefixes)));
    out.write(",\n\"@graph\": [");
  }

  @Override
  public void statement(Triplet triplet) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", JsonLdContext.TRIPLET + ":" + triplet.getTripletId());
    fields.put("type", Associations.category(triplet));
    fields.put("subject", Curie.of(triplet.getSubject()));
    fields.put("predicate", triplet.getPredicate());
    fields.put("object", Curie.of(triplet.getObject()));
    fields.put("negated", triplet.getNegated());
    put(fields, "qualified_predicate", triplet.getQualifiedPredicate());
    put(fields, "object_aspect_qualifier", triplet.getObjectAspectQualifier());
    put(fields, "object_direction_qualifier", triplet.getObjectDirectionQualifier());
    fields.put("publications", triplet.getPublications());
    fields.put("primary_knowledge_source", triplet.getPrimaryKnowledgeSource());
    fields.put("knowledge_level", triplet.getKnowledgeLevel());
    fields.put("agent_type", triplet.getAgentType());
    fields.put("original_predicate", triplet.getOriginalPredicate());
    fields.put("extraction_confidence_score", triplet.getExtractionConfidenceScore());
    fields.put("evidence", EvidenceJson.of(triplet.getEvidence()));
    addProvenance(triplet, fields);
    line(fields);
  }

  private static void addProvenance(Triplet triplet, Map<String, Object> fields) {
    put(fields, "supporting_document_year", triplet.getSupportingDocumentYear());
    fields.put("pmid_version", triplet.getPmidVersion());
    fields.put("citation_status", triplet.getCitationStatus());
    fields.put("source_file", triplet.getSourceFile());
    fields.put("model_bundle_id", triplet.getModelBundleId());
    fields.put("entity_bundle_ids", triplet.getEntityBundleIds());
    fields.put("dictionary_version", triplet.getDictionaryVersion());
    fields.put("content_hash", triplet.getContentHash());
    fields.put("extracted_at", triplet.getExtractedAt().toString());
  }

  private static void put(Map<String, Object> fields, String name, Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  @Override
  public void node(GraphNode node) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", Curie.of(node.id()));
    fields.put("type", node.categories());
    fields.put("name", node.name());
    line(fields);
  }

  private void line(Map<String, Object> fields) throws IOException {
    out.write(separator);
    out.write(EvidenceJson.MAPPER.writeValueAsString(fields));
    separator = ",\n";
  }

  @Override
  public void end() throws IOException {
    out.write("\n]}\n");
    out.flush();
  }
}
