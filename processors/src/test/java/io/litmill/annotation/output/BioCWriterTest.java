package io.litmill.annotation.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.schemas.AnnotatedCitation;
import java.io.InputStream;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

class BioCWriterTest {
  private static final XPath XPATH = XPathFactory.newInstance().newXPath();

  /** Parses and validates; the DTD of the test stands for BioC.dtd. */
  private static Document parsed(AnnotatedCitation... documents) throws Exception {
    String xml = SampleDocuments.written(OutputFormat.BIOC, documents);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setValidating(true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setEntityResolver(
        (publicId, systemId) -> {
          assertThat(systemId).endsWith("BioC.dtd");
          InputStream dtd = BioCWriterTest.class.getResourceAsStream("BioC.dtd");
          return new InputSource(dtd);
        });
    builder.setErrorHandler(
        new ErrorHandler() {
          @Override
          public void warning(SAXParseException e) throws SAXParseException {
            throw e;
          }

          @Override
          public void error(SAXParseException e) throws SAXParseException {
            throw e;
          }

          @Override
          public void fatalError(SAXParseException e) throws SAXParseException {
            throw e;
          }
        });
    return builder.parse(new InputSource(new StringReader(xml)));
  }

  private static String at(Document document, String path) throws XPathExpressionException {
    return XPATH.evaluate(path, document);
  }

  @Test
  void isValidAndHoldsEverything() throws Exception {
    Document bioc = parsed(SampleDocuments.full(), SampleDocuments.empty());
    assertThat(at(bioc, "/collection/date")).isEqualTo("20261129");
    assertThat(at(bioc, "/collection/document[1]/id")).isEqualTo("12");
    assertThat(at(bioc, "//document[1]/infon[@key='label']")).isEqualTo("evading & co");
    assertThat(at(bioc, "//document[1]/passage[1]/text")).isEqualTo("On 𝛼 <x>.");
    assertThat(at(bioc, "//document[1]/passage[2]/offset")).isEqualTo("10");
    assertThat(at(bioc, "//annotation[@id='M0']/location/@offset")).isEqualTo("12");
    assertThat(at(bioc, "//annotation[@id='M0']/location/@length")).isEqualTo("7");
    assertThat(at(bioc, "//annotation[@id='M1']/infon[@key='identifier']")).isEqualTo("-");
    assertThat(at(bioc, "//relation[1]/node[@role='subject']/@refid")).isEqualTo("M0");
    assertThat(at(bioc, "//relation[1]/node[@role='object']/@refid")).isEqualTo("M1");
    assertThat(at(bioc, "count(//relation)")).isEqualTo("2");
    assertThat(at(bioc, "//relation[2]/infon[@key='negated']")).isEqualTo("true");
  }

  @Test
  void charactersThatXmlCannotHoldAreReplacedOneForOne() {
    assertThat(BioCText.allowed("a\u0000\u001f𝛼\ud835\uffff\tb"))
        .isEqualTo("a\ufffd\ufffd𝛼\ufffd\ufffd\tb");
  }
}
