package io.litmill.annotation.output;

import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.Concept;
import io.litmill.schemas.DocumentLabels;
import io.litmill.schemas.Evidence;
import io.litmill.schemas.Mention;
import io.litmill.schemas.Relation;
import io.litmill.schemas.ScoredLabel;
import io.litmill.schemas.Section;
import io.litmill.schemas.Sentence;
import io.litmill.schemas.Triplet;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A document with all kinds of content, and one with next to nothing. */
final class SampleDocuments {
  static final Instant TIME = Instant.parse("2026-11-29T12:00:00.123Z");

  private SampleDocuments() {}

  /** What a format makes of documents. */
  static String written(OutputFormat format, AnnotatedCitation... documents) throws IOException {
    StringWriter out = new StringWriter();
    try (DocumentWriter writer = format.open(out, Clock.fixed(TIME, ZoneOffset.UTC))) {
      for (AnnotatedCitation document : documents) {
        writer.write(document);
      }
    }
    return out.toString();
  }

  /** Title {@code On 𝛼 <x>.}, abstract {@code 𝛽 aspirin\tblocks COX-2.}. */
  static AnnotatedCitation full() {
    String text = "On 𝛼 <x>.\n𝛽 aspirin\tblocks COX-2.";
    return builder("12", text, List.of(section("title", 0, 9), section("abstract", 10, 33)))
        .setSentences(List.of(new Sentence(0, 9, 0), new Sentence(10, 33, 1)))
        .setMentions(
            List.of(
                mention(12, 19, "aspirin", "Chemical", "MESH:D001241", "CHEBI:15365"),
                mention(27, 32, "COX-2", "Gene")))
        .setRelations(List.of(new Relation(0, 1, "INHIBITOR", 0.875f, "r@1")))
        .setTriplets(List.of(triplet(false), triplet(true)))
        .setLabels(
            new DocumentLabels(
                "12",
                1,
                "active",
                List.of(new ScoredLabel("evading & co", 0.5f, List.of(1))),
                "h@1",
                "hash",
                "f.xml",
                TIME))
        .build();
  }

  static AnnotatedCitation empty() {
    return builder("13", "", List.of(section("title", 0, 0))).build();
  }

  private static AnnotatedCitation.Builder builder(
      String pmid, String text, List<Section> sections) {
    return AnnotatedCitation.newBuilder()
        .setPmid(pmid)
        .setPmidVersion(1)
        .setText(text)
        .setSections(sections)
        .setSentences(List.of())
        .setMentions(List.of())
        .setRelations(List.of())
        .setTriplets(List.of())
        .setModelBundleIds(List.of("e@1", "r@1"))
        .setDictionaryVersion("d@1")
        .setContentHash("hash")
        .setExtractedAt(TIME);
  }

  private static Section section(String kind, int start, int end) {
    return Section.newBuilder().setKind(kind).setStart(start).setEnd(end).build();
  }

  private static Mention mention(int start, int end, String text, String type, String... ids) {
    List<Concept> concepts =
        List.of(ids).stream().map(id -> new Concept(id, text, "exact", 1f)).toList();
    return new Mention(start, end, text, type, 1, 0.9321f, "e@1", concepts);
  }

  private static Triplet triplet(boolean negated) {
    return Triplet.newBuilder()
        .setTripletId(negated ? "id2" : "id1")
        .setSubject("MESH:D001241")
        .setSubjectName("Aspirin")
        .setSubjectCategory("biolink:ChemicalEntity")
        .setPredicate("biolink:affects")
        .setQualifiedPredicate("biolink:causes")
        .setObjectAspectQualifier("activity")
        .setObjectDirectionQualifier("decreased")
        .setObject("litmill:Gene:cox-2")
        .setObjectName("COX-2")
        .setObjectCategory("biolink:Gene")
        .setNegated(negated)
        .setPublications(List.of("PMID:12"))
        .setPrimaryKnowledgeSource("infores:litmill")
        .setKnowledgeLevel("not_provided")
        .setAgentType("text_mining_agent")
        .setOriginalPredicate("INHIBITOR")
        .setExtractionConfidenceScore(0.875f)
        .setEvidence(
            List.of(
                new Evidence(
                    "𝛽 aspirin\tblocks COX-2.",
                    10,
                    33,
                    "aspirin",
                    12,
                    19,
                    "COX-2",
                    27,
                    32,
                    "abstract",
                    0.875f)))
        .setPmid("12")
        .setPmidVersion(1)
        .setSupportingDocumentYear(null)
        .setCitationStatus("active")
        .setSourceFile("f.xml")
        .setModelBundleId("r@1")
        .setEntityBundleIds(List.of("e@1"))
        .setDictionaryVersion("d@1")
        .setContentHash("hash")
        .setExtractedAt(TIME)
        .build();
  }
}
