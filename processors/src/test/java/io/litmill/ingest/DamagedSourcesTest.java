package io.litmill.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.ingest.PubmedRecord.Unreadable;
import io.litmill.ingest.xml.Limits;
import io.litmill.schemas.Citation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What is readable goes through; the rest is reported with file, position and reason. */
class DamagedSourcesTest {
  private static final Limits SMALL = new Limits(2_000, 300, 20, 50, 100);

  @Test
  void damageInARecordCostsNoOther() throws IOException {
    Records records = Records.ofFixture("malformed.xml");
    assertThat(records.pmids())
        .containsExactly("99100001", "99100003", "99100008", "99100009", "99100010");
    assertThat(records.reasons())
        .containsExactly(
            "malformed",
            "malformed",
            "no_pmid",
            "no_pmid",
            "no_pmid",
            "malformed",
            "outside_record");
    assertThat(records.citation("99100009").getText()).isEqualTo("marked </PubmedArticle> section");
    assertThat(records.citation("99100010").getText()).isEqualTo("an undeclared prefix");
  }

  @Test
  void aReportHoldsFilePositionReasonAndBytes() throws IOException {
    byte[] bytes = Records.fixture("malformed.xml");
    Unreadable second = Records.of(bytes, "malformed.xml").unreadable().get(0);
    String content = new String(second.content(), StandardCharsets.UTF_8);
    assertThat(second.position()).isEqualTo(2);
    assertThat(second.length()).isEqualTo(second.content().length);
    assertThat(content)
        .startsWith("<PubmedArticle>")
        .endsWith("</PubmedArticle>")
        .contains("99100002");
    int from = (int) second.byteOffset();
    assertThat(Arrays.copyOfRange(bytes, from, from + second.content().length))
        .isEqualTo(second.content());
    assertThat(second.description())
        .startsWith("malformed.xml, record 2 at byte %d: malformed: ".formatted(from));
  }

  @Test
  void aTruncatedFileGivesWhatIsWhole() throws IOException {
    String document = Records.set(Records.article(1), Records.article(2), Records.article(3));
    int cut = document.indexOf("3</PMID>");
    Records records = Records.of(document.substring(0, cut));
    assertThat(records.pmids()).containsExactly("1", "2");
    assertThat(records.reasons()).containsExactly("truncated");
    assertThat(records.unreadable().get(0).message()).contains("inside <PubmedArticle>");
    assertThat(new String(records.unreadable().get(0).content(), StandardCharsets.UTF_8))
        .startsWith("<PubmedArticle>")
        .endsWith("<PMID Version=\"1\">");
  }

  @Test
  void aFileThatEndsBetweenRecordsIsTruncatedToo() throws IOException {
    String document = Records.set(Records.article(1), Records.article(2));
    Records records = Records.of(document.substring(0, document.indexOf("</PubmedArticleSet>")));
    assertThat(records.pmids()).containsExactly("1", "2");
    assertThat(records.reasons()).containsExactly("truncated");
    assertThat(records.unreadable().get(0).message()).contains("before </PubmedArticleSet>");
  }

  @Test
  void truncatedGzip() throws IOException {
    byte[] zipped = PubmedRecordsTest.gzip(Records.set(noise(200)));
    Records records = Records.of(Arrays.copyOf(zipped, zipped.length / 2), "half.xml.gz");
    assertThat(records.pmids()).hasSizeBetween(20, 180);
    assertThat(records.reasons()).containsExactly("truncated");
    assertThat(records.unreadable().get(0).message()).contains("compressed");
  }

  @Test
  void corruptGzip() throws IOException {
    byte[] zipped = PubmedRecordsTest.gzip(Records.set(noise(200)));
    zipped[zipped.length - 6] ^= 1;
    Records records = Records.of(zipped, "corrupt.xml.gz");
    assertThat(records.pmids()).hasSize(200);
    assertThat(records.reasons()).containsExactly("corrupt_gzip");
  }

  @Test
  void dataBehindGzipIsNotIgnored() throws IOException {
    byte[] zipped = PubmedRecordsTest.gzip(Records.set(Records.article(1)));
    Records records = Records.of(Arrays.copyOf(zipped, zipped.length + 40), "tail.xml.gz");
    assertThat(records.pmids()).containsExactly("1");
    assertThat(records.reasons()).containsExactly("corrupt_gzip");
  }

  /** Records whose titles hardly compress. */
  private static String[] noise(int records) {
    Random random = new Random(1);
    return random
        .ints(records, 1, 1_000_000)
        .mapToObj(
            pmid -> {
              String title =
                  random
                      .ints(100, 'a', 'z' + 1)
                      .collect(
                          StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                      .toString();
              return Records.article(pmid, title);
            })
        .toArray(String[]::new);
  }

  @Test
  void aGzipBombIsRefused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(("<PubmedArticleSet>" + Records.article(1)).getBytes(StandardCharsets.UTF_8));
      byte[] blanks = new byte[1 << 20];
      Arrays.fill(blanks, (byte) ' ');
      for (int i = 0; i < 100; i++) {
        out.write(blanks);
      }
    }
    Records records = Records.of(bytes.toByteArray(), "bomb.xml.gz");
    assertThat(records.pmids()).containsExactly("1");
    assertThat(records.reasons()).containsExactly("gzip_bomb");
  }

  @Test
  void aRecordOfTheLargestSizePasses() throws IOException {
    String article = Records.article(1);
    Limits exact = new Limits(article.length(), 300, 20, 50, 100);
    assertThat(Records.of(bytes(Records.set(article)), "x", exact).pmids()).containsExactly("1");
    Limits less = new Limits(article.length() - 1, 300, 20, 50, 100);
    assertThat(Records.of(bytes(Records.set(article)), "x", less).reasons())
        .containsExactly("too_large");
  }

  @Test
  void anAbsurdlyLargeRecordIsRefusedAlone() throws IOException {
    String document =
        Records.set(
            Records.article(1),
            Records.article(2, "<i>word</i>".repeat(1_000)),
            Records.article(3));
    Records records = Records.of(bytes(document), "x.xml", SMALL);
    assertThat(records.pmids()).containsExactly("1", "3");
    assertThat(records.reasons()).containsExactly("too_large");
    assertThat(records.unreadable().get(0).content()).hasSize(100);
  }

  @Test
  void anAbsurdlyLongTextIsRefusedAlone() throws IOException {
    String document =
        Records.set(Records.article(1, "x".repeat(300)), Records.article(2, "x".repeat(301)));
    Records records = Records.of(bytes(document), "x.xml", SMALL);
    assertThat(records.pmids()).containsExactly("1");
    assertThat(records.reasons()).containsExactly("too_large");
  }

  @Test
  void absurdNestingIsRefusedAlone() throws IOException {
    String deep = "<b>".repeat(30) + "</b>".repeat(30);
    Records records =
        Records.of(
            bytes(Records.set(Records.article(1, deep), Records.article(2))), "x.xml", SMALL);
    assertThat(records.pmids()).containsExactly("2");
    assertThat(records.reasons()).containsExactly("too_deep");
  }

  @Test
  void invalidUtf8CostsItsRecordOnly() throws IOException {
    byte[] document =
        bytes(Records.set(Records.article(1), Records.article(2, "@"), Records.article(3)));
    for (int i = 0; i < document.length; i++) {
      if (document[i] == '@') {
        document[i] = (byte) 0xE9;
      }
    }
    Records records = Records.of(document, "latin.xml");
    assertThat(records.pmids()).containsExactly("1", "3");
    assertThat(records.reasons()).containsExactly("malformed");
  }

  @Test
  void aStartTagThatIsDestroyedLeavesTheCitationReadable() throws IOException {
    String document =
        Records.set(
            Records.article(1),
            "<PubmedArtic" + Records.article(2).substring(14),
            Records.article(3));
    Records records = Records.of(document);
    assertThat(records.pmids()).contains("1", "3");
    assertThat(records.unreadable()).isNotEmpty();
  }

  /** References are not read; those before the article's own ids are passed over. */
  @Test
  void damageInReferencesCostsNothing() throws IOException {
    String ids = "<ArticleIdList><ArticleId IdType=\"doi\">10.1/x</ArticleId></ArticleIdList>";
    String references = "<ReferenceList><Reference>AT&T<i></Reference></ReferenceList>";
    String whole = "<ReferenceList><Reference>" + ids + "</Reference></ReferenceList>";
    Records records =
        Records.of(
            Records.set(
                withData(1, ids + references), withData(2, whole + ids), withData(3, whole)));
    assertThat(records.unreadable()).isEmpty();
    assertThat(records.citations())
        .extracting(Citation::getDoi)
        .containsExactly("10.1/x", "10.1/x", null);
  }

  private static String withData(int pmid, String data) {
    return Records.article(pmid)
        .replace("</PubmedArticle>", "<PubmedData>" + data + "</PubmedData></PubmedArticle>");
  }

  @Test
  void textBetweenRecordsIsReportedOnceAGap() throws IOException {
    Records records =
        Records.of(
            Records.set(Records.article(1), "lost <x>and</x> lost", Records.article(2), "lost"));
    assertThat(records.pmids()).containsExactly("1", "2");
    assertThat(records.reasons()).containsExactly("outside_record", "outside_record");
    assertThat(new String(records.unreadable().get(0).content(), StandardCharsets.UTF_8).strip())
        .isEqualTo("lost <x>and</x> lost");
  }

  @Test
  void anEndlessGapIsReportedOnce() throws IOException {
    Records records =
        Records.of(
            bytes(Records.set(Records.article(1), "lost ".repeat(1_000), Records.article(2))),
            "x.xml",
            SMALL);
    assertThat(records.pmids()).containsExactly("1", "2");
    assertThat(records.reasons()).containsExactly("outside_record");
  }

  @Test
  void aCommentThatDoesNotEndCostsItsRecordOnly() throws IOException {
    Records records =
        Records.of(Records.set(Records.article(1, "<!-- no end"), Records.article(2)));
    assertThat(records.pmids()).containsExactly("2");
    assertThat(records.reasons()).containsExactly("malformed");
  }

  /** Whatever bytes are changed, the reader ends, throws nothing and reports what it leaves out. */
  @Test
  void randomDamage() throws IOException {
    String[] articles = {
      "article.xml", "books.xml", "malformed.xml", "update.xml", "entity-bomb.xml"
    };
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String name : articles) {
      all.writeBytes(Records.fixture(name));
    }
    int whole = Records.of(all.toByteArray(), "all").all().size();
    for (int seed = 0; seed < 200; seed++) {
      byte[] damaged = damage(all.toByteArray(), seed);
      Records records = Records.of(damaged, "seed " + seed);
      assertThat(records.all().size()).as("seed %d", seed).isBetween(1, whole + 20);
      assertThat(positions(records)).as("seed %d", seed).isSorted().doesNotHaveDuplicates();
    }
  }

  private static List<Long> positions(Records records) {
    return records.all().stream().map(PubmedRecord::sourceOrder).toList();
  }

  private static byte[] damage(byte[] bytes, int seed) {
    Random random = new Random(seed);
    byte[] markup = "<>&;/!-[]\"' \0P?".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 3; i++) {
      int at = random.nextInt(bytes.length);
      bytes[at] =
          random.nextBoolean() ? markup[random.nextInt(markup.length)] : (byte) random.nextInt(256);
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
