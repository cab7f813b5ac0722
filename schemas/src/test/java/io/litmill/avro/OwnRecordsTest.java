package io.litmill.avro;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.schemas.Citation;
import io.litmill.schemas.Section;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnRecordsTest {
  /** A record in a record is what Avro makes by the name that the schema has. */
  @Test
  void recordsInRecordsAreMadeAndRead() throws IOException {
    Section title = Section.newBuilder().setKind("title").setStart(0).setEnd(5).build();
    Citation citation =
        Citation.newBuilder()
            .setPmid("1")
            .setPmidVersion(1)
            .setStatus("MEDLINE")
            .setText("Title")
            .setSections(List.of(title))
            .setSourceFile("a.xml")
            .setSourceOrder(1L)
            .build();
    assertThat(Citation.fromByteBuffer(citation.toByteBuffer()).getSections())
        .containsExactly(title);
  }
}
