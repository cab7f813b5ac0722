package io.litmill.ingest.xml;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import io.litmill.schemas.Citation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.io.Stax2ByteArraySource;

/**
 * Reads one record with a StAX parser, which sees the record's own bytes only: there is no document
 * type declaration in them, no entity can be declared, and nothing outside can be referred to.
 *
 * <p>Not thread-safe.
 */
public final class RecordParser {
  private static final Pattern PLACE =
      Pattern.compile("\\s*at \\[row,col[^]]*\\]: \\[\\d+,\\d+\\]");

  private static final byte[] PREFIXES_START =
      ("<record xmlns:mml=\"http://www.w3.org/1998/Math/MathML\""
              + " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
              + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">")
          .getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PREFIXES_END = "</record>".getBytes(StandardCharsets.US_ASCII);

  private final XMLInputFactory2 factory;
  private final Limits limits;

  public RecordParser(Limits limits) {
    this.limits = limits;
    this.factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
  }

  /**
   * The citation of a record that is an article or a book.
   *
   * @param sourceFile name of the file that it comes from
   * @param sourceOrder its place among all records
   */
  public Citation citation(Frame.Whole frame, String sourceFile, long sourceOrder)
      throws RecordException {
    CitationDraft draft =
        read(
            frame,
            switch (frame.element()) {
              case PUBMED_ARTICLE -> ArticleElements::readPubmedArticle;
              case MEDLINE_CITATION -> ArticleElements::readStandalone;
              case PUBMED_BOOK_ARTICLE -> BookElements::readPubmedBookArticle;
              case BOOK_DOCUMENT -> BookElements::readStandalone;
              case DELETE_CITATION, DELETE_DOCUMENT ->
                  throw new IllegalArgumentException(frame.element() + " is no citation");
            });
    return draft.citation(sourceFile, sourceOrder);
  }

  /** The PMIDs in a DeleteCitation or DeleteDocument. */
  public List<Pmid> deletions(Frame.Whole frame) throws RecordException {
    return read(
        frame,
        xml -> {
          List<Pmid> pmids = new ArrayList<>();
          int depth = xml.depth();
          while (xml.nextChild(depth)) {
            if (xml.name().equals("PMID")) {
              pmids.add(Pmid.read(xml));
            }
          }
          return pmids;
        });
  }

  private interface Reading<T> {
    T read(XmlCursor xml) throws XMLStreamException, RecordException;
  }

  private <T> T read(Frame.Whole frame, Reading<T> reading) throws RecordException {
    try {
      return read(frame.bytes(), frame.offset(), frame.length(), 1, reading);
    } catch (XMLStreamException | UncheckedStreamException e) {
      if (withoutPlace(e).startsWith("Unbound namespace prefix")) {
        return readWithPrefixes(frame, reading);
      }
      throw malformed(e);
    }
  }

  /** With the prefixes that the DTD, which nobody reads, declares for its MathML. */
  private <T> T readWithPrefixes(Frame.Whole frame, Reading<T> reading) throws RecordException {
    ByteArrayOutputStream declared = new ByteArrayOutputStream(frame.length() + 200);
    declared.writeBytes(PREFIXES_START);
    declared.write(frame.bytes(), frame.offset(), frame.length());
    declared.writeBytes(PREFIXES_END);
    try {
      return read(declared.toByteArray(), 0, declared.size(), 2, reading);
    } catch (XMLStreamException | UncheckedStreamException e) {
      throw malformed(e);
    }
  }

  private <T> T read(byte[] bytes, int offset, int length, int depth, Reading<T> reading)
      throws XMLStreamException, RecordException {
    XMLStreamReader xml =
        factory.createXMLStreamReader(new Stax2ByteArraySource(bytes, offset, length));
    try {
      XmlCursor cursor = new XmlCursor(xml, limits);
      for (int i = 0; i < depth; i++) {
        cursor.enterElement();
      }
      T result = reading.read(cursor);
      cursor.finish();
      return result;
    } finally {
      xml.close();
    }
  }

  private static RecordException malformed(Exception e) {
    return new RecordException(Reason.MALFORMED, "not well-formed: " + withoutPlace(e), e);
  }

  /** The place would be in bytes of a buffer, which says nothing to anybody. */
  private static String withoutPlace(Exception e) {
    return PLACE.matcher(e.getMessage()).replaceAll("").replaceAll("\\s+", " ").trim();
  }
}
