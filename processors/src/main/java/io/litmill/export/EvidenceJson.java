package io.litmill.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.litmill.schemas.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Evidence with Biolink's names of its fields. */
final class EvidenceJson {
  static final ObjectMapper MAPPER = new ObjectMapper();

  private EvidenceJson() {}

  static List<Map<String, Object>> of(List<Evidence> evidence) {
    return evidence.stream().map(EvidenceJson::of).toList();
  }

  /** Locations are start and end, in Unicode code points of the article's text. */
  private static Map<String, Object> of(Evidence evidence) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("supporting_text", evidence.getSupportingText());
    fields.put(
        "subject_location_in_text", List.of(evidence.getSubjectStart(), evidence.getSubjectEnd()));
    fields.put(
        "object_location_in_text", List.of(evidence.getObjectStart(), evidence.getObjectEnd()));
    fields.put("supporting_text_section_type", evidence.getSectionType());
    fields.put("extraction_confidence_score", evidence.getExtractionConfidenceScore());
    return fields;
  }
}
