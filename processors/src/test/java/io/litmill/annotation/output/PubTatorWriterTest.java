package io.litmill.annotation.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.annotation.input.PubTatorDocuments;
import io.litmill.schemas.Citation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class PubTatorWriterTest {
  @Test
  void writesTextMentionsAndAffirmedRelations() throws IOException {
    assertThat(
            SampleDocuments.written(
                OutputFormat.PUBTATOR, SampleDocuments.full(), SampleDocuments.empty()))
        .isEqualTo(
            """
            12|t|On 𝛼 <x>.
            12|a|𝛽 aspirin blocks COX-2.
            12	12	19	aspirin	Chemical	MESH:D001241;CHEBI:15365
            12	27	32	COX-2	Gene	-
            12	INHIBITOR	MESH:D001241	litmill:Gene:cox-2

            13|t|
            13|a|

            """);
  }

  @Test
  void whatWasWrittenReadsBackWithTheSameOffsets() throws IOException {
    String written = SampleDocuments.written(OutputFormat.PUBTATOR, SampleDocuments.full());
    Citation citation =
        new PubTatorDocuments("x", new BufferedReader(new StringReader(written))).next().get();
    String text = citation.getText();
    int start = text.offsetByCodePoints(0, 12);
    assertThat(text.substring(start, start + 7)).isEqualTo("aspirin");
  }
}
