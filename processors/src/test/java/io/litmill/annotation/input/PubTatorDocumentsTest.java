package io.litmill.annotation.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.schemas.Citation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PubTatorDocumentsTest {
  private static List<Citation> read(String text) throws IOException {
    PubTatorDocuments documents =
        new PubTatorDocuments("in.txt", new BufferedReader(new StringReader(text)));
    List<Citation> citations = new ArrayList<>();
    for (Optional<Citation> next = documents.next(); next.isPresent(); next = documents.next()) {
      citations.add(next.get());
    }
    return citations;
  }

  @Test
  void readsTitlesAndAbstractsAndSkipsAnnotations() throws IOException {
    List<Citation> citations =
        read("1|t|On 𝛼|β.\n1|a|Text.\n1\t0\t2\tOn\tChemical\t-\n1\tCID\tD1\tD2\n\n2|t|B\n2|a|\n");
    assertThat(citations).extracting(Citation::getPmid).containsExactly("1", "2");
    Citation first = citations.get(0);
    assertThat(first.getText()).isEqualTo("On 𝛼|β.\nText.");
    assertThat(first.getSections())
        .extracting(section -> section.getStart() + "-" + section.getEnd())
        .containsExactly("0-7", "8-13");
    assertThat(citations.get(1).getText()).isEqualTo("B");
    assertThat(citations.get(1).getSections()).hasSize(1);
  }

  @Test
  void aDocumentMayHaveNoAbstractLineAndLinesMayEndInCrLf() throws IOException {
    assertThat(read("1|t|A\r\n2|t|B\r\n2|a|C\r\n"))
        .extracting(Citation::getText)
        .containsExactly("A", "B\nC");
  }

  @Test
  void anEmptyFileHasNoDocuments() throws IOException {
    assertThat(read("")).isEmpty();
    assertThat(read("\n\n")).isEmpty();
  }

  @Test
  void whatIsNoPubTatorIsSaidWithItsLine() {
    assertThatThrownBy(() -> read("1|t|A\nnonsense\n")).hasMessageContaining("in.txt line 2");
    assertThatThrownBy(() -> read("1|a|A\n")).hasMessageContaining("has no title before it");
  }
}
