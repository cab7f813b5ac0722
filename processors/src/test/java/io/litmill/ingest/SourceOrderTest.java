package io.litmill.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceOrderTest {
  @ParameterizedTest
  @CsvSource({
    "pubmed26n0001.xml.gz, 20260001",
    "pubmed26n1335.xml.gz, 20261335",
    "pubmed20n1016_part.xml, 20201016",
    "medline16n0902.xml.gz, 20160902",
    "medline98n0001.xml, 19980001",
    "sample26n0004.xml, 20260004",
    "a/folder/pubmed26n0007.xml.gz, 20260007"
  })
  void numbersOfFiles(String name, long number) {
    assertThat(SourceOrder.numberOf(name)).hasValue(number);
    assertThat(SourceOrder.baseOf(name)).hasValue(number * 16_777_216);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "efetch-pubmed1.xml",
        "pubmed_result.xml",
        "pubmed26n12345.xml",
        "pubmed26n1.xml",
        ""
      })
  void namesWithoutANumber(String name) {
    assertThat(SourceOrder.numberOf(name)).isEmpty();
    assertThat(SourceOrder.baseOf(name)).isEmpty();
  }

  @Test
  void aNewBaselineComesAfterTheUpdatesOfTheYearBefore() {
    assertThat(SourceOrder.baseOf("pubmed27n0001.xml.gz").getAsLong())
        .isGreaterThan(SourceOrder.baseOf("pubmed26n1700.xml.gz").getAsLong());
  }
}
