package io.litmill.annotation;

import io.litmill.schemas.Citation;
import io.litmill.schemas.Correction;

/** Whether an article still stands, by what PubMed says of it. */
public final class CitationStatus {
  public static final String ACTIVE = "active";
  public static final String EXPRESSION_OF_CONCERN = "expression_of_concern";
  public static final String RETRACTED = "retracted";

  private CitationStatus() {}

  /**
   * {@link #RETRACTED} if a notice retracts the article or its publication type says so, else
   * {@link #EXPRESSION_OF_CONCERN} if one was published, else {@link #ACTIVE}.
   */
  public static String of(Citation citation) {
    if (citation.getPublicationTypes().contains("Retracted Publication")
        || hasCorrection(citation, "RetractionIn")
        || hasCorrection(citation, "RetractedandRepublishedIn")) {
      return RETRACTED;
    }
    return hasCorrection(citation, "ExpressionOfConcernIn") ? EXPRESSION_OF_CONCERN : ACTIVE;
  }

  private static boolean hasCorrection(Citation citation, String refType) {
    return citation.getCorrections().stream().map(Correction::getRefType).anyMatch(refType::equals);
  }
}
