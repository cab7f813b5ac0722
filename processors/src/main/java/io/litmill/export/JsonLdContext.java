package io.litmill.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The context of exported JSON-LD. Subject, predicate and object are those of RDF's reified
 * statements, as in Biolink's own context; other names are Biolink's slots, or {@code litmill:}
 * where Biolink has none.
 */
final class JsonLdContext {
  /** Prefix of the ids of statements. */
  static final String TRIPLET = "litmill-triplet";

  private static final List<String> BIOLINK =
      List.of(
          "negated",
          "knowledge_level",
          "agent_type",
          "object_aspect_qualifier",
          "object_direction_qualifier",
          "original_predicate",
          "extraction_confidence_score",
          "supporting_text",
          "supporting_text_section_type",
          "supporting_document_year");
  private static final List<String> OWN =
      List.of(
          "pmid_version",
          "citation_status",
          "source_file",
          "model_bundle_id",
          "entity_bundle_ids",
          "dictionary_version",
          "content_hash");

  private JsonLdContext() {}

  /**
   * @param prefixes of CURIEs, with what they stand for
   */
  static Map<String, Object> of(Map<String, String> prefixes) {
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("@version", 1.1);
    addPrefixes(prefixes, context);
    context.put("id", "@id");
    context.put("type", "@type");
    context.put("name", "rdfs:label");
    context.put("subject", reference("rdf:subject"));
    context.put("predicate", reference("rdf:predicate"));
    context.put("object", reference("rdf:object"));
    context.put("qualified_predicate", reference("biolink:qualified_predicate"));
    context.put("publications", reference("biolink:publications"));
    context.put("primary_knowledge_source", reference("biolink:primary_knowledge_source"));
    context.put("evidence", "biolink:has_evidence");
    BIOLINK.forEach(name -> context.put(name, "biolink:" + name));
    for (String name : List.of("subject_location_in_text", "object_location_in_text")) {
      context.put(name, definition("biolink:" + name, "@container", "@list"));
    }
    OWN.forEach(name -> context.put(name, "litmill:" + name));
    context.put("extracted_at", definition("litmill:extracted_at", "@type", "xsd:dateTime"));
    return context;
  }

  private static void addPrefixes(Map<String, String> prefixes, Map<String, Object> context) {
    Map<String, String> all = new TreeMap<>(prefixes);
    all.put("litmill", "urn:litmill:");
    all.put(TRIPLET, "urn:litmill:triplet:");
    all.put("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    all.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
    all.put("xsd", "http://www.w3.org/2001/XMLSchema#");
    all.forEach((prefix, iri) -> context.put(prefix, prefix(iri)));
  }

  /** One that does not end like a path must say that it is a prefix. */
  private static Map<String, Object> prefix(String iri) {
    return definition(iri, "@prefix", true);
  }

  private static Map<String, Object> reference(String term) {
    return definition(term, "@type", "@id");
  }

  private static Map<String, Object> definition(String id, String keyword, Object value) {
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("@id", id);
    definition.put(keyword, value);
    return definition;
  }
}
