package io.litmill.ledger;

import io.litmill.schemas.Citation;
import io.litmill.schemas.Correction;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Retractions and expressions of concern in a record of PubMed: the publication type of the article
 * itself, and the links of CommentsCorrections in both directions (RefType of the DTD
 * pubmed_190101).
 */
final class Corrections {
  private static final String RETRACTED_PUBLICATION = "retracted publication";
  private static final Map<String, CitationStatus> OF_THE_ARTICLE =
      Map.of(
          "retractionin", CitationStatus.RETRACTED,
          "retractedandrepublishedin", CitationStatus.RETRACTED,
          "expressionofconcernin", CitationStatus.EXPRESSION_OF_CONCERN);
  private static final Map<String, CitationStatus> OF_ANOTHER =
      Map.of(
          "retractionof", CitationStatus.RETRACTED,
          "retractedandrepublishedfrom", CitationStatus.RETRACTED,
          "expressionofconcernfor", CitationStatus.EXPRESSION_OF_CONCERN);

  private Corrections() {}

  /** What the record says about its own article. */
  static CitationStatus ownStatus(Citation citation) {
    CitationStatus status = CitationStatus.ACTIVE;
    for (String type : citation.getPublicationTypes()) {
      if (type.toLowerCase(Locale.ROOT).equals(RETRACTED_PUBLICATION)) {
        status = CitationStatus.RETRACTED;
      }
    }
    for (Correction correction : citation.getCorrections()) {
      status = graver(status, OF_THE_ARTICLE.get(refType(correction)));
    }
    return status;
  }

  /** What the record says about other articles, by their PMIDs. */
  static SortedMap<String, CitationStatus> named(Citation citation) {
    SortedMap<String, CitationStatus> named = new TreeMap<>();
    for (Correction correction : citation.getCorrections()) {
      CitationStatus status = OF_ANOTHER.get(refType(correction));
      String other = correction.getPmid();
      if (status != null && other != null && !other.equals(citation.getPmid())) {
        named.merge(other, status, Corrections::graver);
      }
    }
    return Collections.unmodifiableSortedMap(named);
  }

  private static String refType(Correction correction) {
    return correction.getRefType().toLowerCase(Locale.ROOT);
  }

  private static CitationStatus graver(CitationStatus one, CitationStatus other) {
    return other == null || one.compareTo(other) >= 0 ? one : other;
  }
}
