package io.litmill.ingest.xml;

import io.litmill.schemas.Author;
import io.litmill.schemas.Citation;
import io.litmill.schemas.Correction;
import io.litmill.schemas.Journal;
import io.litmill.schemas.MeshHeading;
import io.litmill.schemas.OtherAbstract;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was read of a record so far. */
final class CitationDraft {
  Pmid pmid;
  String status = "unknown";
  String title = "";
  String vernacularTitle;
  List<AbstractElements.Part> parts = List.of();
  final List<String> languages = new ArrayList<>(1);
  Journal journal;
  String bookTitle;
  PublicationDate published = PublicationDate.NONE;
  String dateRevised;
  final ArticleIds ids = new ArticleIds();
  List<Author> authors = List.of();
  final List<MeshHeading> meshHeadings = new ArrayList<>();
  final List<String> keywords = new ArrayList<>();
  final Set<String> publicationTypes = new LinkedHashSet<>();
  final List<Correction> corrections = new ArrayList<>();
  final List<OtherAbstract> otherAbstracts = new ArrayList<>(0);

  /**
   * @param sourceFile name of the file that it comes from
   * @param sourceOrder its place among all records
   */
  Citation citation(String sourceFile, long sourceOrder) throws RecordException {
    if (pmid == null) {
      throw new RecordException(Reason.NO_PMID, "the record has no PMID of its own");
    }
    TextLayout layout = new TextLayout();
    layout.add("title", null, null, title);
    parts.forEach(part -> layout.add("abstract", part.label(), part.nlmCategory(), part.text()));
    return Citation.newBuilder()
        .setPmid(pmid.number())
        .setPmidVersion(pmid.version())
        .setStatus(status)
        .setText(layout.text())
        .setSections(layout.sections())
        .setVernacularTitle(vernacularTitle)
        .setLanguages(languages)
        .setJournal(journal)
        .setBookTitle(bookTitle)
        .setPublicationYear(published.year())
        .setPublicationDate(published.text())
        .setDateRevised(dateRevised)
        .setDoi(ids.doi())
        .setPmcid(ids.pmcid())
        .setAuthors(authors)
        .setMeshHeadings(meshHeadings)
        .setKeywords(keywords)
        .setPublicationTypes(List.copyOf(publicationTypes))
        .setCorrections(corrections)
        .setOtherAbstracts(otherAbstracts)
        .setSourceFile(sourceFile)
        .setSourceOrder(sourceOrder)
        .build();
  }
}
