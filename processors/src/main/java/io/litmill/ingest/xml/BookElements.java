package io.litmill.ingest.xml;

import io.litmill.schemas.Author;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** Reads PubmedBookArticle and BookDocument: a book, or a part of one. */
final class BookElements {
  private static final String STATUS = "book";

  private final CitationDraft draft = new CitationDraft();
  private List<Author> bookAuthors = List.of();
  private List<Author> editors = List.of();
  private PublicationDate contributed = PublicationDate.NONE;

  private BookElements() {
    draft.status = STATUS;
  }

  static CitationDraft readPubmedBookArticle(XmlCursor xml)
      throws XMLStreamException, RecordException {
    BookElements book = new BookElements();
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "BookDocument" -> book.readDocument(xml);
        case "PubmedBookData" -> ArticleElements.readPubmedData(xml, book.draft.ids);
        default -> {}
      }
    }
    return book.finished();
  }

  static CitationDraft readStandalone(XmlCursor xml) throws XMLStreamException, RecordException {
    BookElements book = new BookElements();
    book.readDocument(xml);
    return book.finished();
  }

  /** A whole book has no ArticleTitle; a chapter without authors of its own has the book's. */
  private CitationDraft finished() {
    if (draft.title.isEmpty() && draft.bookTitle != null) {
      draft.title = draft.bookTitle;
    }
    if (draft.authors.isEmpty()) {
      draft.authors = bookAuthors.isEmpty() ? editors : bookAuthors;
    }
    if (draft.published.text() == null) {
      draft.published = contributed;
    }
    return draft;
  }

  private void readDocument(XmlCursor xml) throws XMLStreamException, RecordException {
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "PMID" -> draft.pmid = Pmid.read(xml);
        case "ArticleIdList" -> draft.ids.readList(xml);
        case "Book" -> readBook(xml);
        case "ArticleTitle" -> draft.title = xml.text();
        case "VernacularTitle" -> draft.vernacularTitle = xml.textOrNull();
        case "Language" -> draft.languages.add(xml.text());
        case "AuthorList" -> draft.authors = authors(xml, draft.authors);
        case "PublicationType" -> draft.publicationTypes.add(xml.text());
        case "Abstract" -> draft.parts = AbstractElements.read(xml);
        case "KeywordList" -> IndexingElements.readTexts(xml, "Keyword", draft.keywords);
        case "ContributionDate" -> contributed = PublicationDate.read(xml);
        case "DateRevised" -> draft.dateRevised = PublicationDate.read(xml).text();
        default -> {}
      }
    }
  }

  private void readBook(XmlCursor xml) throws XMLStreamException, RecordException {
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "BookTitle" -> draft.bookTitle = xml.textOrNull();
        case "PubDate" -> draft.published = PublicationDate.read(xml);
        case "AuthorList" -> bookAuthors = authors(xml, bookAuthors);
        case "ELocationID" -> draft.ids.readLocation(xml);
        default -> {}
      }
    }
  }

  /** Editors are the authors only where nobody else is. */
  private List<Author> authors(XmlCursor xml, List<Author> before)
      throws XMLStreamException, RecordException {
    boolean edited = xml.attributeIs("Type", "editors");
    List<Author> read = AuthorElements.read(xml);
    if (edited) {
      editors = read;
      return before;
    }
    return read;
  }
}
