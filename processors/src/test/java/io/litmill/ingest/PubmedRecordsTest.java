package io.litmill.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.ingest.PubmedRecord.Deletion;
import io.litmill.ingest.PubmedRecord.Unreadable;
import io.litmill.ingest.xml.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How records are found in whole sources. */
class PubmedRecordsTest {
  @ParameterizedTest
  @ValueSource(strings = {"PubmedArticleSet", "RAW_DATA", "a"})
  void anyRootWillDo(String root) throws IOException {
    Records records = Records.of("<%s>%s</%s>".formatted(root, Records.article(1), root));
    assertThat(records.pmids()).containsExactly("1");
    assertThat(records.unreadable()).isEmpty();
  }

  @Test
  void aSingleRecordIsADocument() throws IOException {
    assertThat(Records.ofFixture("single-article.xml").pmids()).containsExactly("98000001");
    assertThat(Records.ofFixture("book-set.xml").pmids()).containsExactly("98000002");
    assertThat(Records.of("<BookDocument><PMID>3</PMID></BookDocument>").pmids())
        .containsExactly("3");
  }

  @Test
  void documentsMayFollowEachOther() throws IOException {
    String document = "\uFEFF" + Records.set(Records.article(1));
    Records records = Records.of(document + document + "\n" + document);
    assertThat(records.pmids()).containsExactly("1", "1", "1");
    assertThat(records.unreadable()).isEmpty();
  }

  @Test
  void aSetWithoutRecordsIsNoError() throws IOException {
    assertThat(Records.of("<PubmedArticleSet></PubmedArticleSet>").all()).isEmpty();
    assertThat(Records.of("<PubmedBookArticleSet/>").all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html><body>Error 500</body></html>",
        "<eFetchResult><ERROR>Empty id list</ERROR></eFetchResult>",
        "{\"error\": \"API rate limit exceeded\"}"
      })
  void whatIsNoPubMedXmlIsSaidOnce(String document) throws IOException {
    Records records = Records.of(document);
    assertThat(records.all()).hasSize(1);
    assertThat(records.reasons()).containsExactly("not_pubmed");
    assertThat(new String(records.unreadable().get(0).content(), StandardCharsets.UTF_8))
        .satisfies(content -> assertThat(document).contains(content.strip()));
  }

  @Test
  void deletionsComeInTheirPlace() throws IOException {
    Records records = Records.ofFixture("update.xml");
    assertThat(records.pmids()).containsExactly("95000001", "95000002");
    assertThat(records.deletions())
        .containsExactly(
            new Deletion("95000003", 1, "update.xml", 3),
            new Deletion("95000004", 2, "update.xml", 4));
  }

  @Test
  void placesCountFromTheNumberOfTheFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("pubmed26n1335.xml");
    Files.writeString(file, Records.set(Records.article(1), Records.article(2)));
    Records records = Records.of(PubmedRecords.open(file));
    long base = 20261335L << 24;
    assertThat(records.all())
        .extracting(PubmedRecord::sourceOrder)
        .containsExactly(base + 1, base + 2);
    assertThat(records.citations().get(0).getSourceFile()).isEqualTo("pubmed26n1335.xml");
  }

  @Test
  void theDoctypeIsAllowedAndItsEntitiesAreNot() throws IOException {
    Records records = Records.ofFixture("entity-bomb.xml");
    assertThat(records.pmids()).containsExactly("99000001", "99000004");
    assertThat(records.reasons()).containsExactly("entity_refused", "entity_refused");
    assertThat(records.unreadable().get(0).message()).contains("&c;");
    assertThat(records.unreadable().get(1).message()).contains("&file;");
  }

  @Test
  void gzipIsKnownByItsContent() throws IOException {
    byte[] zipped = gzip(Records.set(Records.article(1)));
    assertThat(Records.of(zipped, "name.xml").pmids()).containsExactly("1");
  }

  /** As {@code cat a.gz b.gz} makes them; a pipe says that nothing is available between them. */
  @Test
  void gzipMembersMayFollowEachOther() throws IOException {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(gzip(Records.set(Records.article(1))));
    both.writeBytes(gzip(Records.set(Records.article(2))));
    InputStream pipe =
        new FilterInputStream(new ByteArrayInputStream(both.toByteArray())) {
          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            return super.read(target, offset, Math.min(1, length));
          }

          @Override
          public int available() {
            return 0;
          }
        };
    Records records = Records.of(PubmedRecords.read(pipe, "pipe", 0));
    assertThat(records.pmids()).containsExactly("1", "2");
    assertThat(records.unreadable()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "ISO-8859-1", "UTF-8"})
  void otherEncodingsThanUtf8(String charset) throws IOException {
    String document =
        "<?xml version=\"1.0\" encoding=\"%s\"?>\n<PubmedArticleSet>%s</PubmedArticleSet>"
            .formatted(charset, Records.article(1, "Müller"));
    Records records = Records.of(document.getBytes(Charset.forName(charset)), "encoded.xml");
    assertThat(records.unreadable()).isEmpty();
    assertThat(records.citations().get(0).getText()).isEqualTo("Müller");
  }

  @Test
  void anUnknownEncodingIsSaid() throws IOException {
    Records records = Records.of("<?xml version=\"1.0\" encoding=\"KLINGON\"?><PubmedArticleSet/>");
    assertThat(records.reasons()).containsExactly("encoding");
    assertThat(records.unreadable().get(0).message()).contains("KLINGON");
  }

  @Test
  void archivesGiveTheirDocuments() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      entry(tar, "README", "no XML".getBytes(StandardCharsets.UTF_8));
      entry(tar, "in/1.xml", Records.set(Records.article(1)).getBytes(StandardCharsets.UTF_8));
      entry(tar, "in/2.xml.gz", gzip(Records.set(Records.article(2))));
      entry(tar, "in/3.xml", "oops".getBytes(StandardCharsets.UTF_8));
      entry(tar, "in/4.xml", Records.set(Records.article(4)).getBytes(StandardCharsets.UTF_8));
    }
    Records records = Records.of(bytes.toByteArray(), "many.tar.gz");
    assertThat(records.pmids()).containsExactly("1", "2", "4");
    assertThat(records.citations().get(0).getSourceFile()).isEqualTo("many.tar.gz/in/1.xml");
    assertThat(records.unreadable())
        .extracting(Unreadable::sourceFile)
        .containsExactly("many.tar.gz/in/3.xml");
    assertThat(records.all()).extracting(PubmedRecord::sourceOrder).containsExactly(1L, 2L, 3L, 4L);
  }

  private static void entry(TarArchiveOutputStream tar, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  @Test
  void aSourceThatFailsIsAnErrorNotARecord() {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the disk is gone");
          }
        };
    assertThatThrownBy(() -> Records.of(PubmedRecords.read(failing, "x.xml", 0)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("x.xml")
        .hasMessageContaining("the disk is gone");
  }

  @Test
  void thereIsNothingAfterTheEnd() throws IOException {
    try (PubmedRecords records =
        PubmedRecords.read(InputStream.nullInputStream(), "empty.xml", 0, Limits.DEFAULT)) {
      records.next();
      assertThat(records.hasNext()).isFalse();
      assertThatThrownBy(records::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  /** Of 200 megabytes, few at once; other tests leave their own in memory. */
  @Test
  void memoryDoesNotDependOnTheSize() throws IOException {
    byte[] some = Records.article(1, "x".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
    int copies = 2_000;
    InputStream endless =
        new InputStream() {
          private long at;

          @Override
          public int read() {
            return at < (long) copies * some.length ? some[(int) (at++ % some.length)] : -1;
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            int from = (int) (at % some.length);
            int count = Math.min(length, some.length - from);
            if (at >= (long) copies * some.length) {
              return -1;
            }
            System.arraycopy(some, from, target, offset, count);
            at += count;
            return count;
          }
        };
    int read = 0;
    long before = usedMemory();
    long most = 0;
    try (PubmedRecords records = PubmedRecords.read(endless, "endless", 0)) {
      while (records.hasNext()) {
        records.next();
        if (read++ % 500 == 0) {
          most = Math.max(most, usedMemory());
        }
      }
    }
    assertThat(read).isEqualTo(copies);
    assertThat(most - before).isLessThan(50L << 20);
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void sameBytesSameRecordsHoweverTheyArrive() throws IOException {
    byte[] bytes = Records.fixture("malformed.xml");
    List<String> whole = described(Records.of(bytes, "m.xml"));
    for (int size : new int[] {1, 2, 3, 7, 64}) {
      InputStream slow =
          new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
              return super.read(target, offset, Math.min(size, length));
            }
          };
      assertThat(described(Records.of(PubmedRecords.read(slow, "m.xml", 0)))).isEqualTo(whole);
    }
  }

  private static List<String> described(Records records) {
    return records.all().stream()
        .map(
            record ->
                record instanceof Unreadable unreadable
                    ? unreadable.description() + Arrays.hashCode(unreadable.content())
                    : record.toString())
        .toList();
  }

  @Test
  void manyRecordsInOrder() throws IOException {
    String[] articles =
        IntStream.rangeClosed(1, 5_000).mapToObj(Records::article).toArray(String[]::new);
    Records records = Records.of(gzip(Records.set(articles)), "many.xml.gz");
    assertThat(records.pmids())
        .isEqualTo(IntStream.rangeClosed(1, 5_000).mapToObj(Integer::toString).toList());
  }

  static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
