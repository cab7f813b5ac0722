package io.litmill.annotation.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
  @Test
  void aDocumentIsALineWithTheNamesOfTheSchema() throws IOException {
    String[] lines =
        SampleDocuments.written(OutputFormat.JSON, SampleDocuments.full(), SampleDocuments.empty())
            .split("\n", -1);
    assertThat(lines).hasSize(3);
    assertThat(lines[2]).isEmpty();
    JsonNode json = new ObjectMapper().readTree(lines[0]);
    assertThat(json.at("/pmid").textValue()).isEqualTo("12");
    assertThat(json.at("/text").textValue()).isEqualTo(SampleDocuments.full().getText());
    assertThat(json.at("/mentions/0/concepts/1/id").textValue()).isEqualTo("CHEBI:15365");
    assertThat(json.at("/triplets/1/negated").booleanValue()).isTrue();
    assertThat(json.at("/triplets/0/supporting_document_year").isNull()).isTrue();
    assertThat(json.at("/triplets/0/evidence/0/subject_start").intValue()).isEqualTo(12);
    assertThat(json.at("/labels/labels/0/sentences/0").intValue()).isEqualTo(1);
    assertThat(json.at("/extracted_at").textValue()).isEqualTo("2026-11-29T12:00:00.123Z");
    assertThat(new ObjectMapper().readTree(lines[1]).at("/labels").isNull()).isTrue();
  }

  @Test
  void confidencesHaveTheirFourDigits() throws IOException {
    assertThat(SampleDocuments.written(OutputFormat.JSON, SampleDocuments.full()))
        .contains("\"confidence\":0.9321,");
  }
}
