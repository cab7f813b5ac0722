package io.litmill.export;

import io.litmill.schemas.Triplet;

/** Biolink's classes of statements. */
final class Associations {
  private static final String CHEMICAL = "biolink:ChemicalEntity";

  private Associations() {}

  /** The narrowest class of Biolink (model 4) that a statement belongs to. */
  static String category(Triplet triplet) {
    if (triplet.getSubjectCategory().equals(CHEMICAL)) {
      if (triplet.getObjectCategory().equals("biolink:Gene")
          && triplet.getPredicate().equals("biolink:affects")) {
        return "biolink:ChemicalAffectsGeneAssociation";
      }
      if (triplet.getObjectCategory().equals("biolink:Disease")) {
        return "biolink:ChemicalToDiseaseOrPhenotypicFeatureAssociation";
      }
    }
    return "biolink:Association";
  }
}
