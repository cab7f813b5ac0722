package io.litmill.export;

import io.litmill.schemas.Evidence;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import io.litmill.triplets.TripletKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Triplets for tests of exports. */
public final class Triplets {
  private Triplets() {}

  /** Aspirin lowers the activity of PTGS2, in an article of its own. */
  public static Triplet plain(String pmid) {
    return keyed(
        builder(pmid)
            .setSubject("MESH:D001241")
            .setSubjectName("Aspirin")
            .setSubjectCategory("biolink:ChemicalEntity")
            .setPredicate("biolink:affects")
            .setQualifiedPredicate("biolink:causes")
            .setObjectAspectQualifier("activity")
            .setObjectDirectionQualifier("decreased")
            .setObject("NCBIGene:5743")
            .setObjectName("PTGS2")
            .setObjectCategory("biolink:Gene")
            .setOriginalPredicate("INHIBITOR")
            .setExtractionConfidenceScore(0.9f)
            .setEvidence(List.of(evidence("Aspirin inhibits COX-2.", 0.9f))));
  }

  /** What breaks careless writers: separators, quotes, line breaks, two pieces of evidence. */
  public static Triplet awkward(String pmid) {
    return keyed(
        builder(pmid)
            .setSubject("litmill:Chemical:a|b,\"50%\"_µ<c>")
            .setSubjectName("a|b,\t\"50%\"\nµ<c>")
            .setSubjectCategory("biolink:ChemicalEntity")
            .setPredicate("biolink:associated_with")
            .setObject("MESH:D003920")
            .setObjectName("Diabetes; Mellitus")
            .setObjectCategory("biolink:Disease")
            .setNegated(true)
            .setOriginalPredicate("Association")
            .setSupportingDocumentYear(null)
            .setExtractionConfidenceScore(0.625f)
            .setEvidence(
                List.of(
                    evidence("One | of\r\ntwo;\t\"so\" \\ it, is.", 0.5f),
                    evidence("The 𝛼 other.", 0.625f))));
  }

  /** Key of a triplet. */
  public static TripletKey key(Triplet triplet) {
    return TripletKeys.of(triplet);
  }

  /** All of them in the order of their ids. */
  static List<Triplet> sorted(Triplet... triplets) {
    List<Triplet> sorted = new ArrayList<>(List.of(triplets));
    sorted.sort((a, b) -> a.getTripletId().compareTo(b.getTripletId()));
    return Collections.unmodifiableList(sorted);
  }

  private static Triplet keyed(Triplet.Builder builder) {
    Triplet triplet = builder.build();
    return Triplet.newBuilder(triplet).setTripletId(key(triplet).getTripletId()).build();
  }

  private static Triplet.Builder builder(String pmid) {
    return Triplet.newBuilder()
        .setTripletId("")
        .setPublications(List.of("PMID:" + pmid))
        .setPrimaryKnowledgeSource("infores:litmill")
        .setKnowledgeLevel("not_provided")
        .setAgentType("text_mining_agent")
        .setPmid(pmid)
        .setPmidVersion(1)
        .setSupportingDocumentYear(2020)
        .setCitationStatus("active")
        .setSourceFile("pubmed26n0001.xml.gz")
        .setModelBundleId("relations@1")
        .setEntityBundleIds(List.of("chemicals@1", "genes@1"))
        .setDictionaryVersion("words@1")
        .setContentHash("00ff")
        .setExtractedAt(Instant.parse("2026-01-02T03:04:05.678Z"));
  }

  private static Evidence evidence(String text, float score) {
    return Evidence.newBuilder()
        .setSupportingText(text)
        .setSentenceStart(10)
        .setSentenceEnd(40)
        .setSubjectText("a")
        .setSubjectStart(10)
        .setSubjectEnd(17)
        .setObjectText("b")
        .setObjectStart(27)
        .setObjectEnd(32)
        .setSectionType("results")
        .setExtractionConfidenceScore(score)
        .build();
  }
}
