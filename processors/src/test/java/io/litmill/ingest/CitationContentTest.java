package io.litmill.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.schemas.Author;
import io.litmill.schemas.Citation;
import io.litmill.schemas.Correction;
import io.litmill.schemas.MeshHeading;
import io.litmill.schemas.Section;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of the elements of a record. */
class CitationContentTest {
  private static Citation article() throws IOException {
    Records records = Records.ofFixture("article.xml");
    assertThat(records.all()).hasSize(1);
    return records.citations().get(0);
  }

  @Test
  void markupIsRemovedAndItsTextKept() throws IOException {
    assertThat(article().getText())
        .isEqualTo(
            """
            In vitro uptake of Ca2+ by Mus cells: a trial of H2O–D2O.
            A word, an inner word and 5 < 6.
            With x=2 and y it holds.
            𝓐 letter 🧬 in two lines,  two blanks.""");
  }

  @Test
  void sectionsCountCodePointsAndLeaveEmptyOnesOut() throws IOException {
    Citation citation = article();
    assertThat(citation.getSections())
        .extracting(Section::getKind, Section::getLabel, Section::getNlmCategory)
        .map(tuple -> String.join("|", tuple.toList().stream().map(String::valueOf).toList()))
        .containsExactly(
            "title|null|null",
            "abstract|BACKGROUND|BACKGROUND",
            "abstract|MATHEMATICS|UNASSIGNED",
            "abstract|RESULTS|RESULTS");
    assertThat(citation.getSections().stream().map(s -> codePoints(citation, s)))
        .containsExactly(citation.getText().split("\n"));
  }

  private static String codePoints(Citation citation, Section section) {
    int[] points = citation.getText().codePoints().toArray();
    return new String(points, section.getStart(), section.getEnd() - section.getStart());
  }

  @Test
  void theOwnPmidIsTakenNotThoseOfCorrections() throws IOException {
    Citation citation = article();
    assertThat(citation.getPmid()).isEqualTo("90000001");
    assertThat(citation.getCorrections())
        .containsExactly(
            new Correction("ErratumIn", "90000002", "J Invent. 2021;13:1"),
            new Correction("CommentIn", null, "J Invent. 2021;13:2"));
  }

  @Test
  void identifiersAreTheArticlesNotThoseOfItsReferences() throws IOException {
    assertThat(article().getDoi()).isEqualTo("10.1000/listed");
    assertThat(article().getPmcid()).isEqualTo("PMC7000001");
    Records records = Records.ofFixture("identifiers.xml");
    assertThat(records.citations())
        .extracting(Citation::getDoi)
        .containsExactly("10.1/only-location", "10.1/only-list", null, null, null);
    assertThat(records.citation("91000004").getPmcid()).isEqualTo("PMC2662490");
  }

  @Test
  void journalAndDates() throws IOException {
    Citation citation = article();
    assertThat(citation.getJournal().getTitle()).isEqualTo("Journal of invented & tested records");
    assertThat(citation.getJournal().getIsoAbbreviation()).isEqualTo("J Invent Tested Rec");
    assertThat(citation.getJournal().getIssn()).isEqualTo("1234-5678");
    assertThat(citation.getJournal().getVolume()).isEqualTo("12");
    assertThat(citation.getJournal().getIssue()).isEqualTo("3");
    assertThat(citation.getJournal().getNlmUniqueId()).isEqualTo("0000001");
    assertThat(citation.getPublicationYear()).isEqualTo(2021);
    assertThat(citation.getDateRevised()).isEqualTo("2022-04-09");
  }

  @Test
  void authorsWithoutThoseMarkedAsWrong() throws IOException {
    assertThat(article().getAuthors())
        .containsExactly(
            new Author(
                "Müller",
                "Anna B",
                "AB",
                "3rd",
                null,
                "0000-0001-2345-6789",
                List.of("First Institute.", "Second Institute.")),
            new Author(null, null, null, null, "The Invented Study Group", null, List.of()));
  }

  @Test
  void indexing() throws IOException {
    Citation citation = article();
    assertThat(citation.getMeshHeadings())
        .containsExactly(
            new MeshHeading("D002118", "Calcium", true, List.of("metabolism", "pharmacology")),
            new MeshHeading("D006801", "Humans", false, List.of()));
    assertThat(citation.getKeywords()).containsExactly("Ca2+ uptake", "cells");
    assertThat(citation.getPublicationTypes())
        .containsExactly("Journal Article", "Randomized Controlled Trial");
    assertThat(citation.getLanguages()).containsExactly("ger", "eng");
    assertThat(citation.getStatus()).isEqualTo("MEDLINE");
  }

  @Test
  void otherAbstractsAndVernacularTitlesAreKeptApart() throws IOException {
    Citation citation = article();
    assertThat(citation.getOtherAbstracts()).hasSize(1);
    assertThat(citation.getOtherAbstracts().get(0).getText())
        .isEqualTo("Ein Ziel.\nNoch ein Satz.");
    assertThat(citation.getOtherAbstracts().get(0).getLanguage()).isEqualTo("ger");
    assertThat(citation.getVernacularTitle()).isEqualTo("Aufnahme von Ca in Zellen.");
  }

  @Test
  void datesOfPublicationAreAsExactAsPubMedHasThem() throws IOException {
    Records records = Records.ofFixture("dates.xml");
    assertThat(records.citations())
        .extracting(Citation::getPublicationDate)
        .containsExactly(
            "2021",
            "2021-03",
            "2021-03-09",
            "2021-12-31",
            "2021-Winter",
            "1998 Dec-1999 Jan",
            "Spring-Summer 2004",
            "19th century",
            null,
            "2019-07-01");
    assertThat(records.citations())
        .extracting(Citation::getPublicationYear)
        .containsExactly(2021, 2021, 2021, 2021, 2021, 1998, 2004, null, null, 2019);
  }

  @Test
  void versionsOfAPmidAreRecordsOfTheirOwn() throws IOException {
    Records records = Records.ofFixture("versions.xml");
    assertThat(records.pmids()).containsExactly("93000001", "93000001", "93000001", "93000002");
    assertThat(records.citations())
        .extracting(Citation::getPmidVersion)
        .containsExactly(1, 2, 10, 1);
  }

  @Test
  void retractionsShowInPublicationTypesAndCorrections() throws IOException {
    Records records = Records.ofFixture("retraction.xml");
    assertThat(records.citation("94000001").getPublicationTypes())
        .contains("Retracted Publication");
    assertThat(records.citations())
        .map(citation -> citation.getCorrections().get(0))
        .extracting(Correction::getRefType, Correction::getPmid)
        .map(tuple -> tuple.toList().toString())
        .containsExactly(
            "[RetractionIn, 94000002]",
            "[RetractionOf, 94000001]",
            "[ExpressionOfConcernIn, 94000004]");
  }

  @Test
  void aMissingTitleIsAnEmptySection() throws IOException {
    Citation citation =
        Records.of(
                Records.set(
                    "<PubmedArticle><MedlineCitation><PMID>5</PMID><Article><ArticleTitle/>"
                        + "<Abstract><AbstractText>Text.</AbstractText></Abstract></Article>"
                        + "</MedlineCitation></PubmedArticle>"))
            .citations()
            .get(0);
    assertThat(citation.getText()).isEqualTo("\nText.");
    assertThat(citation.getSections()).extracting(Section::getStart).containsExactly(0, 1);
    assertThat(citation.getSections()).extracting(Section::getEnd).containsExactly(0, 6);
  }

  @Test
  void theLayoutOfAFileDoesNotChangeTheText() throws IOException {
    String flat = Records.set(Records.article(7, "One <i>two</i> three."));
    String laidOut = Records.set(Records.article(7, "\r\n\t One\n   <i>two</i>\n three. \n"));
    assertThat(Records.of(laidOut).citations()).isEqualTo(Records.of(flat).citations());
  }

  @Test
  void booksAndTheirChapters() throws IOException {
    Records records = Records.ofFixture("books.xml");
    Citation chapter = records.citation("97000001");
    assertThat(chapter.getStatus()).isEqualTo("book");
    assertThat(chapter.getText()).isEqualTo("A chapter on things\nThe abstract of a chapter.");
    assertThat(chapter.getBookTitle()).isEqualTo("Handbook of invented things");
    assertThat(chapter.getJournal()).isNull();
    assertThat(chapter.getDoi()).isEqualTo("10.2/chapter");
    assertThat(chapter.getAuthors()).extracting(Author::getLastName).containsExactly("Writer");
    assertThat(chapter.getPublicationDate()).isEqualTo("2004");
    assertThat(chapter.getPublicationTypes()).containsExactly("Review");
    Citation whole = records.citation("97000002");
    assertThat(whole.getText()).isEqualTo("A whole book");
    assertThat(whole.getAuthors()).extracting(Author::getLastName).containsExactly("Editor");
    assertThat(whole.getPublicationYear()).isEqualTo(2013);
  }

  @Test
  void recordsOfTheFormatUntil2016() throws IOException {
    Records records = Records.ofFixture("medline-set.xml");
    assertThat(records.pmids()).containsExactly("96000001", "96000002");
    assertThat(records.citation("96000001").getText()).isEqualTo("An old record.\nOne.");
    assertThat(records.citation("96000001").getAuthors())
        .containsExactly(
            new Author("Old", "Olga", null, null, null, null, List.of("Old Institute.")));
    assertThat(records.citation("96000002").getMeshHeadings())
        .containsExactly(new MeshHeading("", "Medicine", true, List.of()));
    assertThat(records.deletions())
        .extracting(PubmedRecord.Deletion::pmid)
        .containsExactly("96000003");
  }
}
