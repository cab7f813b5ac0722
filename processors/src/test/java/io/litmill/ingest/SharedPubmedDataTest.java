package io.litmill.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.litmill.ingest.ReferenceReading.Expected;
import io.litmill.schemas.Citation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Real records, which lie outside of the repository: nothing of them is lost, and another parser
 * reads the same in them.
 */
class SharedPubmedDataTest {
  private static final Path DATA =
      Path.of(System.getProperty("litmill.shared", "../shared"), "data", "pubmed-xml");
  private static final Pattern PMID = Pattern.compile("<PMID\\b");

  private List<PubmedSource> sources;

  @BeforeEach
  void find() throws IOException {
    assumeTrue(Files.isDirectory(DATA), () -> "skipped: there is no folder " + DATA);
    sources = PubmedSources.of(List.of(DATA.toString()));
  }

  @Test
  void nothingIsLostInAnyFileAndAnotherParserReadsTheSame() throws IOException {
    int files = 0;
    int compared = 0;
    for (PubmedSource source : sources) {
      Records records = Records.of(PubmedRecords.open(source, 0));
      byte[] bytes = expanded(source);
      String raw = new String(bytes, ISO_8859_1);
      assertThat(records.unreadable()).as(source.name()).isEmpty();
      assertThat(records.citations()).as(source.name()).hasSize(expectedCitations(raw));
      assertThat(records.deletions()).as(source.name()).hasSize(expectedDeletions(raw));
      files += (int) records.all().stream().map(PubmedRecord::sourceFile).distinct().count();
      if (!Documents.isArchive(source.name())) {
        compare(source.name(), records.citations(), ReferenceReading.of(bytes));
        compared += records.citations().size();
      }
    }
    assertThat(files).isEqualTo(155);
    assertThat(compared).isGreaterThan(6_000);
  }

  private static void compare(String name, List<Citation> citations, List<Expected> expected) {
    assertThat(citations).as(name).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(Expected.of(citations.get(i))).as(name).isEqualTo(expected.get(i));
    }
  }

  /** By searching bytes: end tags, of which each record has one. */
  private static int expectedCitations(String raw) {
    return occurrences(raw, "</MedlineCitation>") + occurrences(raw, "</PubmedBookArticle>");
  }

  private static int expectedDeletions(String raw) {
    int from = raw.indexOf("<DeleteCitation>");
    return from < 0 ? 0 : (int) PMID.matcher(raw.substring(from)).results().count();
  }

  private static int occurrences(String text, String part) {
    int count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
      count++;
    }
    return count;
  }

  /** A tar archive holds its members as they are. */
  private static byte[] expanded(PubmedSource source) throws IOException {
    try (InputStream in = source.open();
        InputStream expanded = source.name().endsWith("gz") ? new GZIPInputStream(in) : in) {
      return expanded.readAllBytes();
    }
  }
}
