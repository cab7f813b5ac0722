package io.litmill.ingest;

import io.litmill.schemas.Author;
import io.litmill.schemas.Citation;
import io.litmill.schemas.MeshHeading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads whole documents into a tree with the JDK's parser: slow, and written independently. */
final class ReferenceReading {
  /** Some of what a citation holds. */
  record Expected(
      String pmid,
      int version,
      String text,
      int parts,
      List<String> authors,
      List<String> mesh,
      String doi,
      Integer year) {
    static Expected of(Citation citation) {
      return new Expected(
          citation.getPmid(),
          citation.getPmidVersion(),
          citation.getText(),
          citation.getSections().size(),
          citation.getAuthors().stream().map(Expected::name).toList(),
          citation.getMeshHeadings().stream().map(MeshHeading::getDescriptor).toList(),
          citation.getDoi(),
          citation.getPublicationYear());
    }

    private static String name(Author author) {
      return Objects.requireNonNullElse(
          author.getLastName(), Objects.requireNonNullElse(author.getCollectiveName(), ""));
    }
  }

  private ReferenceReading() {}

  static List<Expected> of(byte[] document) throws IOException {
    List<Expected> expected = new ArrayList<>();
    collect(parsed(document).getDocumentElement(), expected);
    return expected;
  }

  private static Document parsed(byte[] document) throws IOException {
    try {
      DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      builder.setEntityResolver(
          (publicId, systemId) -> new InputSource(new ByteArrayInputStream(new byte[0])));
      return builder.parse(new ByteArrayInputStream(document));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(e);
    }
  }

  private static void collect(Element element, List<Expected> into) {
    if (element.getTagName().equals("MedlineCitation")) {
      into.add(article(element));
    } else if (element.getTagName().equals("BookDocument")) {
      into.add(book(element));
    } else {
      children(element).forEach(child -> collect(child, into));
    }
  }

  private static Expected article(Element citation) {
    Element article = child(citation, "Article");
    return new Expected(
        text(child(citation, "PMID")),
        version(citation),
        layout(text(child(article, "ArticleTitle")), article),
        1 + sections(article).size(),
        authors(child(article, "AuthorList")),
        children(child(citation, "MeshHeadingList")).stream()
            .map(heading -> text(child(heading, "DescriptorName")))
            .toList(),
        doi(citation, article),
        year(child(child(child(article, "Journal"), "JournalIssue"), "PubDate")));
  }

  private static Expected book(Element document) {
    Element book = child(document, "Book");
    return new Expected(
        text(child(document, "PMID")),
        version(document),
        layout(text(child(document, "ArticleTitle")), document),
        1 + sections(document).size(),
        authors(child(document, "AuthorList")),
        List.of(),
        null,
        year(child(book, "PubDate")));
  }

  private static int version(Element citation) {
    String version = child(citation, "PMID").getAttribute("Version");
    return version.isEmpty() ? 1 : Integer.parseInt(version);
  }

  private static List<String> sections(Element parent) {
    return children(child(parent, "Abstract")).stream()
        .filter(child -> child.getTagName().equals("AbstractText"))
        .map(ReferenceReading::text)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static String layout(String title, Element parent) {
    List<String> parts = new ArrayList<>(List.of(title));
    parts.addAll(sections(parent));
    return String.join("\n", parts);
  }

  private static List<String> authors(Element list) {
    return children(list).stream()
        .filter(author -> !author.getAttribute("ValidYN").equals("N"))
        .map(
            author ->
                child(author, "LastName") == null
                    ? text(child(author, "CollectiveName"))
                    : text(child(author, "LastName")))
        .toList();
  }

  private static String doi(Element citation, Element article) {
    Element data = sibling(citation, "PubmedData");
    for (Element id : children(child(data, "ArticleIdList"))) {
      if (id.getAttribute("IdType").equals("doi") && !text(id).isEmpty()) {
        return text(id);
      }
    }
    return children(article).stream()
        .filter(child -> child.getTagName().equals("ELocationID"))
        .filter(child -> child.getAttribute("EIdType").equals("doi"))
        .filter(child -> !child.getAttribute("ValidYN").equals("N"))
        .map(ReferenceReading::text)
        .findFirst()
        .orElse(null);
  }

  private static Integer year(Element date) {
    String year = text(child(date, child(date, "Year") == null ? "MedlineDate" : "Year"));
    String digits = year.replaceFirst("^.*?(?<!\\d)(\\d{4})(?!\\d).*$", "$1");
    return digits.matches("\\d{4}") ? Integer.valueOf(digits) : null;
  }

  private static Element sibling(Element element, String name) {
    Node parent = element.getParentNode();
    return parent instanceof Element ? child((Element) parent, name) : null;
  }

  private static Element child(Element parent, String name) {
    return children(parent).stream()
        .filter(child -> child.getTagName().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    Node node = parent == null ? null : parent.getFirstChild();
    for (; node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  private static String text(Element element) {
    StringBuilder text = new StringBuilder();
    if (element != null) {
      append(element, false, text);
    }
    return text.toString()
        .replaceAll("[ \\t\\r\\n]*[\\t\\r\\n][ \\t\\r\\n]*", " ")
        .replaceAll("^ +| +$", "");
  }

  private static void append(Node node, boolean math, StringBuilder into) {
    boolean inMath = math || node.getNodeName().equals("mml:math");
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Text && !(inMath && child.getNodeValue().isBlank())) {
        into.append(child.getNodeValue());
      } else if (!(child instanceof Text)) {
        append(child, inMath, into);
      }
    }
  }
}
