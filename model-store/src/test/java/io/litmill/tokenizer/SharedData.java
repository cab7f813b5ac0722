package io.litmill.tokenizer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Assumptions;

/** The corpora beside the checkout; tests that need them are skipped where they are not. */
final class SharedData {
  private static List<String> pubMedTexts;

  private SharedData() {}

  static Path folder(String name) {
    Path folder = Path.of(System.getProperty("litmill.shared", "../shared"), "data", name);
    Assumptions.assumeTrue(Files.isDirectory(folder), "no shared data in " + folder);
    return folder;
  }

  /** Titles and abstract texts of all PubMed XML files, of other languages too. */
  static synchronized List<String> pubMedTexts() throws IOException {
    Path folder = folder("pubmed-xml");
    if (pubMedTexts == null) {
      pubMedTexts = readAll(folder);
    }
    return pubMedTexts;
  }

  private static List<String> readAll(Path folder) throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".xml") || file.toString().endsWith(".xml.gz"))
          .sorted()
          .forEach(file -> read(file, texts));
    }
    return texts;
  }

  static int pubMedFiles() throws IOException {
    try (Stream<Path> files = Files.walk(folder("pubmed-xml"))) {
      return (int) files.filter(Files::isRegularFile).count();
    }
  }

  private static void read(Path file, List<String> texts) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (InputStream in = open(file)) {
      XMLStreamReader reader = factory.createXMLStreamReader(in);
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT && isText(reader.getLocalName())) {
          texts.add(content(reader));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + "", e);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(file + "", e);
    }
  }

  private static boolean isText(String name) {
    return switch (name) {
      case "ArticleTitle", "VernacularTitle", "AbstractText", "BookTitle" -> true;
      default -> false;
    };
  }

  /** All text inside the element, markup left out. */
  private static String content(XMLStreamReader reader) throws XMLStreamException {
    StringBuilder content = new StringBuilder();
    for (int depth = 1; depth > 0; ) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            content.append(reader.getText());
        default -> {}
      }
    }
    return content.toString();
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
  }
}
