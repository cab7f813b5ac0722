package io.litmill.ingest;

import io.litmill.ingest.PubmedRecord.Article;
import io.litmill.ingest.PubmedRecord.Deletion;
import io.litmill.ingest.PubmedRecord.Unreadable;
import io.litmill.ingest.xml.Limits;
import io.litmill.schemas.Citation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What tests read of a source: all its records. */
record Records(List<PubmedRecord> all) {
  static final String NAME = "test.xml";

  static Records ofFixture(String name) throws IOException {
    return of(fixture(name), name);
  }

  static byte[] fixture(String name) throws IOException {
    try (InputStream in = Records.class.getResourceAsStream("/pubmed/" + name)) {
      return in.readAllBytes();
    }
  }

  static Records of(String document) throws IOException {
    return of(document.getBytes(StandardCharsets.UTF_8), NAME);
  }

  static Records of(byte[] content, String name) throws IOException {
    return of(content, name, Limits.DEFAULT);
  }

  static Records of(byte[] content, String name, Limits limits) throws IOException {
    return of(PubmedRecords.read(new ByteArrayInputStream(content), name, 0, limits));
  }

  static Records of(PubmedRecords records) throws IOException {
    try (records) {
      List<PubmedRecord> all = new ArrayList<>();
      records.forEachRemaining(all::add);
      return new Records(all);
    }
  }

  List<Citation> citations() {
    return ofType(Article.class).stream().map(Article::citation).toList();
  }

  Citation citation(String pmid) {
    return citations().stream().filter(c -> c.getPmid().equals(pmid)).findFirst().orElseThrow();
  }

  List<String> pmids() {
    return citations().stream().map(Citation::getPmid).toList();
  }

  List<Deletion> deletions() {
    return ofType(Deletion.class);
  }

  List<Unreadable> unreadable() {
    return ofType(Unreadable.class);
  }

  List<String> reasons() {
    return unreadable().stream().map(u -> u.reason().label()).toList();
  }

  private <T> List<T> ofType(Class<T> type) {
    return all.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** A small article. */
  static String article(int pmid) {
    return article(pmid, "A title.");
  }

  static String article(int pmid, String title) {
    return ("<PubmedArticle><MedlineCitation Status=\"MEDLINE\"><PMID Version=\"1\">%d</PMID><Article>"
            + "<ArticleTitle>%s</ArticleTitle></Article></MedlineCitation></PubmedArticle>")
        .formatted(pmid, title);
  }

  static String set(String... content) {
    return "<?xml version=\"1.0\"?>\n<PubmedArticleSet>\n"
        + String.join("\n", content)
        + "\n</PubmedArticleSet>\n";
  }
}
