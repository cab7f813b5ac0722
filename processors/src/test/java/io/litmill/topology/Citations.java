package io.litmill.topology;

import io.litmill.schemas.Citation;
import io.litmill.schemas.Correction;
import java.util.List;

/** Citations for tests. */
public final class Citations {
  private Citations() {}

  public static Citation citation(String pmid, long order, String text) {
    return Citation.newBuilder()
        .setPmid(pmid)
        .setPmidVersion(1)
        .setStatus("MEDLINE")
        .setText(text)
        .setPublicationYear(2020)
        .setSourceFile("file%d.xml".formatted(order))
        .setSourceOrder(order)
        .build();
  }

  public static Citation withType(Citation citation, String publicationType) {
    return Citation.newBuilder(citation)
        .setPublicationTypes(List.of("Journal Article", publicationType))
        .build();
  }

  /**
   * @param other PMID of the other article, or null
   */
  public static Citation withCorrection(Citation citation, String refType, String other) {
    return Citation.newBuilder(citation)
        .setCorrections(List.of(Correction.newBuilder().setRefType(refType).setPmid(other).build()))
        .build();
  }
}
