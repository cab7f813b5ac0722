package io.litmill.ledger;

import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.Triplet;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** What an annotator found in article 1: one triplet for each object. */
final class Found {
  private Found() {}

  static AnnotatedCitation by(String relationBundle, String... objects) {
    return AnnotatedCitation.newBuilder()
        .setPmid("1")
        .setPmidVersion(1)
        .setText("text")
        .setTriplets(Arrays.stream(objects).map(object -> triplet(relationBundle, object)).toList())
        .setDictionaryVersion("mesh@1")
        .setContentHash("")
        .setExtractedAt(Instant.EPOCH)
        .build();
  }

  private static Triplet triplet(String relationBundle, String object) {
    return Triplet.newBuilder()
        .setTripletId("00")
        .setSubject("MESH:D1")
        .setSubjectName("")
        .setSubjectCategory("")
        .setPredicate("biolink:affects")
        .setObject(object)
        .setObjectName("")
        .setObjectCategory("")
        .setPrimaryKnowledgeSource("")
        .setKnowledgeLevel("")
        .setAgentType("")
        .setOriginalPredicate("")
        .setExtractionConfidenceScore(0.5f)
        .setPmid("1")
        .setPmidVersion(1)
        .setCitationStatus("active")
        .setSourceFile("a.xml")
        .setModelBundleId(relationBundle)
        .setEntityBundleIds(List.of("ner@1"))
        .setDictionaryVersion("mesh@1")
        .setContentHash("")
        .setExtractedAt(Instant.EPOCH)
        .build();
  }
}
