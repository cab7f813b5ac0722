package io.litmill.replay;

import io.litmill.schemas.Evidence;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What is kept of a triplet to compare it.
 *
 * @param content hash of what it says, without when and with what it was mined
 * @param entityTypes categories of subject and object
 */
record ComparedTriplet(
    TripletKey key,
    int content,
    float confidence,
    String predicate,
    String entityTypes,
    String bundle,
    String subjectName,
    String objectName) {

  static ComparedTriplet of(TripletKey key, Triplet triplet) {
    return new ComparedTriplet(
        key,
        content(triplet),
        triplet.getExtractionConfidenceScore(),
        triplet.getPredicate().intern(),
        (triplet.getSubjectCategory() + " – " + triplet.getObjectCategory()).intern(),
        triplet.getModelBundleId().intern(),
        triplet.getSubjectName(),
        triplet.getObjectName());
  }

  private static int content(Triplet triplet) {
    Triplet said =
        Triplet.newBuilder(triplet)
            .setExtractionConfidenceScore(0)
            .setEvidence(triplet.getEvidence().stream().map(ComparedTriplet::plain).toList())
            .setPmidVersion(0)
            .setSourceFile("")
            .setModelBundleId("")
            .setEntityBundleIds(List.of())
            .setDictionaryVersion("")
            .setExtractedAt(Instant.EPOCH)
            .build();
    try {
      return Arrays.hashCode(Triplet.getEncoder().encode(said).array());
    } catch (IOException e) {
      throw new IllegalStateException("memory can be written to", e);
    }
  }

  private static Evidence plain(Evidence evidence) {
    return Evidence.newBuilder(evidence).setExtractionConfidenceScore(0).build();
  }
}
