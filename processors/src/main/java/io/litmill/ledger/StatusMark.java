package io.litmill.ledger;

import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.DocumentLabels;
import io.litmill.schemas.Triplet;

/** Puts the status of an article into all that was found in it. */
final class StatusMark {
  private StatusMark() {}

  static AnnotatedCitation of(AnnotatedCitation found, CitationStatus status) {
    DocumentLabels labels = found.getLabels();
    return AnnotatedCitation.newBuilder(found)
        .setTriplets(found.getTriplets().stream().map(triplet -> of(triplet, status)).toList())
        .setLabels(
            labels == null
                ? null
                : DocumentLabels.newBuilder(labels).setCitationStatus(status.text()).build())
        .build();
  }

  private static Triplet of(Triplet triplet, CitationStatus status) {
    return Triplet.newBuilder(triplet).setCitationStatus(status.text()).build();
  }
}
