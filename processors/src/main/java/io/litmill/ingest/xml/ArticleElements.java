package io.litmill.ingest.xml;

import javax.xml.stream.XMLStreamException;

/** Reads PubmedArticle and MedlineCitation. */
final class ArticleElements {
  private final CitationDraft draft = new CitationDraft();
  private final JournalElements journal = new JournalElements();
  private PublicationDate electronic = PublicationDate.NONE;

  private ArticleElements() {}

  static CitationDraft readPubmedArticle(XmlCursor xml) throws XMLStreamException, RecordException {
    ArticleElements article = new ArticleElements();
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "MedlineCitation" -> article.readMedlineCitation(xml);
        case "PubmedData" -> readPubmedData(xml, article.draft.ids);
        default -> {}
      }
    }
    return article.finished();
  }

  static CitationDraft readStandalone(XmlCursor xml) throws XMLStreamException, RecordException {
    ArticleElements article = new ArticleElements();
    article.readMedlineCitation(xml);
    return article.finished();
  }

  /**
   * References have lists of ids of their own. They come last, make up a third of all XML, and are
   * not read.
   */
  static void readPubmedData(XmlCursor xml, ArticleIds ids)
      throws XMLStreamException, RecordException {
    boolean listRead = false;
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "ArticleIdList" -> {
          ids.readList(xml);
          listRead = true;
        }
        case "ReferenceList" -> {
          if (listRead) {
            xml.leave();
          }
        }
        default -> {}
      }
    }
  }

  private CitationDraft finished() {
    draft.journal = journal.journal();
    draft.published = journal.date().text() == null ? electronic : journal.date();
    return draft;
  }

  private void readMedlineCitation(XmlCursor xml) throws XMLStreamException, RecordException {
    String status = xml.attribute("Status");
    draft.status = status == null ? "unknown" : status;
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "PMID" -> draft.pmid = Pmid.read(xml);
        case "DateRevised" -> draft.dateRevised = PublicationDate.read(xml).text();
        case "Article" -> readArticle(xml);
        case "MedlineJournalInfo" -> journal.readMedlineInfo(xml);
        case "OtherID" -> draft.ids.readOther(xml);
        case "OtherAbstract" -> draft.otherAbstracts.add(AbstractElements.readOther(xml));
        case "MeshHeadingList" -> IndexingElements.readMeshHeadings(xml, draft.meshHeadings);
        case "KeywordList" -> IndexingElements.readTexts(xml, "Keyword", draft.keywords);
        case "CommentsCorrectionsList" -> IndexingElements.readCorrections(xml, draft.corrections);
        default -> {}
      }
    }
  }

  private void readArticle(XmlCursor xml) throws XMLStreamException, RecordException {
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "Journal" -> journal.readJournal(xml);
        case "ArticleTitle" -> draft.title = xml.text();
        case "VernacularTitle" -> draft.vernacularTitle = xml.textOrNull();
        case "ELocationID" -> draft.ids.readLocation(xml);
        case "Abstract" -> draft.parts = AbstractElements.read(xml);
        case "AuthorList" -> draft.authors = AuthorElements.read(xml);
        case "Language" -> draft.languages.add(xml.text());
        case "ArticleDate" -> electronic = PublicationDate.read(xml);
        case "PublicationTypeList" ->
            IndexingElements.readTexts(xml, "PublicationType", draft.publicationTypes);
        default -> {}
      }
    }
  }
}
