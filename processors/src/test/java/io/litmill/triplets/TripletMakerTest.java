package io.litmill.triplets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.litmill.annotation.Citations;
import io.litmill.corpus.Span;
import io.litmill.entities.LinkedMention;
import io.litmill.entities.TaggedMention;
import io.litmill.relations.CandidatePair;
import io.litmill.relations.FoundRelation;
import io.litmill.schemas.Citation;
import io.litmill.schemas.Concept;
import io.litmill.schemas.Evidence;
import io.litmill.schemas.Triplet;
import io.litmill.text.CodePointOffsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TripletMakerTest {
  private static final String TITLE = "Aspirin inhibits COX-2.";
  private static final String ABSTRACT = "ASA blocks COX-2. It does not: ASA did not block COX-2.";
  private static final int LENGTH = TITLE.length() + 1 + ABSTRACT.length();
  private static final Citation CITATION =
      Citations.of(
          "7",
          TITLE + "\n" + ABSTRACT,
          List.of(
              Citations.section("title", 0, 23, null),
              Citations.section("abstract", 24, LENGTH, "RESULTS")));
  private static final List<Span> SENTENCES =
      List.of(new Span(0, 23), new Span(24, 41), new Span(42, LENGTH));
  private static final List<LinkedMention> MENTIONS =
      List.of(
          chemical(0, "Aspirin", 0),
          gene(0, 17),
          chemical(1, "ASA", 24),
          gene(1, 35),
          chemical(2, "ASA", 55),
          gene(2, 73));
  private static final String GROUPS =
      "COX-2 fell after ASA in 13 mice, and 26 that had ASA stayed without COX-2.";
  private static final BiolinkVocabulary VOCABULARY = BiolinkVocabulary.shipped();

  private static LinkedMention chemical(int sentence, String text, int start) {
    return mention(
        sentence, text, start, "Chemical", new Concept("MESH:D001241", "Aspirin", "exact", 1f));
  }

  private static LinkedMention gene(int sentence, int start) {
    return mention(
        sentence, "COX-2", start, "Gene", new Concept("NCBIGene:5743", "PTGS2", "exact", 1f));
  }

  private static LinkedMention mention(
      int sentence, String text, int start, String type, Concept concept) {
    Span span = new Span(start, start + text.length());
    String bundle = type.equals("Gene") ? "genes@1" : "chems@1";
    return new LinkedMention(
        new TaggedMention(sentence, span, type, 0.9, bundle), text, text, List.of(concept));
  }

  private static FoundRelation relation(int sentence, String label, double confidence) {
    return relation(sentence, label, confidence, "r@1");
  }

  private static FoundRelation relation(
      int sentence, String label, double confidence, String bundle) {
    return new FoundRelation(
        new CandidatePair(sentence, 2 * sentence, 2 * sentence + 1), label, confidence, bundle);
  }

  private static List<Triplet> make(List<LinkedMention> mentions, FoundRelation... relations) {
    return make(CITATION, SENTENCES, mentions, relations);
  }

  private static List<Triplet> make(
      Citation citation,
      List<Span> sentences,
      List<LinkedMention> mentions,
      FoundRelation... relations) {
    mentions.forEach(
        mention -> assertThat(mention.span().of(citation.getText())).isEqualTo(mention.text()));
    Map<String, Optional<Predicate>> labels = new HashMap<>();
    VOCABULARY.predicates().forEach((label, said) -> labels.put(label, Optional.of(said)));
    labels.put("UNSAID", Optional.empty());
    return new TripletMaker(VOCABULARY, new PredicateTable(Map.of("r@1", labels, "r@2", labels)))
        .make(
            new MinedArticle(
                citation,
                new CodePointOffsets(citation.getText()),
                sentences,
                List.of(0, 1, 1).subList(0, sentences.size()),
                mentions,
                List.of(relations),
                new Provenance("active", "dict@1", "hash", Instant.EPOCH)));
  }

  private static List<Triplet> make(FoundRelation... relations) {
    return make(MENTIONS, relations);
  }

  @Test
  void aStatementSaidTwiceIsOneTripletWithTwoEvidences() {
    List<Triplet> triplets = make(relation(0, "INHIBITOR", 0.8), relation(1, "ANTAGONIST", 0.9));
    assertThat(triplets).hasSize(1);
    Triplet triplet = triplets.get(0);
    assertThat(triplet.getEvidence())
        .extracting(Evidence::getSubjectText, Evidence::getSectionType)
        .containsExactly(tuple("Aspirin", "title"), tuple("ASA", "results"));
    assertThat(triplet.getExtractionConfidenceScore()).isEqualTo(0.9f);
    assertThat(triplet.getOriginalPredicate()).isEqualTo("ANTAGONIST");
    assertThat(triplet.getSubjectName()).isEqualTo("Aspirin");
    assertThat(triplet.getObjectCategory()).isEqualTo("biolink:Gene");
    assertThat(triplet.getEntityBundleIds()).containsExactly("chems@1", "genes@1");
    assertThat(TripletKeys.of(triplet).getTripletId()).isEqualTo(triplet.getTripletId());
  }

  @Test
  void aDeniedStatementIsAnotherTriplet() {
    List<Triplet> triplets = make(relation(0, "INHIBITOR", 0.8), relation(2, "INHIBITOR", 0.9));
    assertThat(triplets).extracting(Triplet::getNegated).containsExactly(false, true);
    assertThat(triplets).extracting(Triplet::getTripletId).doesNotHaveDuplicates();
  }

  @Test
  void whatTwoSentencesSayTogetherHasThePassageAsEvidenceAndIsNotDenied() {
    CandidatePair pair = new CandidatePair(0, 2, 0, 5);
    Triplet triplet = make(new FoundRelation(pair, "INHIBITOR", 0.8, "r@1")).get(0);
    assertThat(triplet.getNegated()).isFalse();
    Evidence evidence = triplet.getEvidence().get(0);
    assertThat(evidence.getSupportingText()).isEqualTo(TITLE + "\n" + ABSTRACT);
    assertThat(evidence.getSentenceStart()).isZero();
    assertThat(evidence.getSentenceEnd()).isEqualTo(LENGTH);
    assertThat(evidence.getSubjectStart()).isZero();
    assertThat(evidence.getObjectStart()).isEqualTo(73);
    assertThat(evidence.getSectionType()).isEqualTo("title");
  }

  @Test
  void aComparedGroupWithoutItDeniesNothing() {
    Citation citation =
        Citations.of("8", GROUPS, List.of(Citations.section("title", 0, GROUPS.length(), null)));
    List<LinkedMention> mentions =
        List.of(gene(0, 0), chemical(0, "ASA", 17), chemical(0, "ASA", 49), gene(0, 68));
    List<Span> sentence = List.of(new Span(0, GROUPS.length()));
    FoundRelation affirmed = new FoundRelation(new CandidatePair(0, 1, 0), "INHIBITOR", 0.8, "r@1");
    FoundRelation denied = new FoundRelation(new CandidatePair(0, 2, 3), "INHIBITOR", 0.9, "r@1");
    assertThat(make(citation, sentence, mentions, denied))
        .singleElement()
        .returns(true, Triplet::getNegated);
    assertThat(make(citation, sentence, mentions, affirmed, denied))
        .singleElement()
        .returns(false, Triplet::getNegated);
  }

  @Test
  void theIdDependsOnNeitherModelNorConfidence() {
    assertThat(make(relation(0, "INHIBITOR", 0.5, "r@2")).get(0).getTripletId())
        .isEqualTo(make(relation(1, "INHIBITOR", 0.9, "r@1")).get(0).getTripletId());
  }

  @Test
  void ofTwoModelsThatSayTheSameOfAPairTheStrongerIsHeard() {
    List<Triplet> triplets =
        make(relation(0, "INHIBITOR", 0.5, "r@1"), relation(0, "INHIBITOR", 0.7, "r@2"));
    assertThat(triplets).hasSize(1);
    assertThat(triplets.get(0).getEvidence()).hasSize(1);
    assertThat(triplets.get(0).getModelBundleId()).isEqualTo("r@2");
  }

  @Test
  void anInverseLabelHasTheTailAsSubject() {
    Triplet triplet = make(relation(0, "SUBSTRATE", 0.8)).get(0);
    assertThat(triplet.getSubject()).isEqualTo("NCBIGene:5743");
    assertThat(triplet.getObject()).isEqualTo("MESH:D001241");
    assertThat(triplet.getEvidence().get(0).getSubjectText()).isEqualTo("COX-2");
  }

  @Test
  void aStatementOfSomethingAboutItselfIsDropped() {
    LinkedMention same =
        mention(0, "COX-2", 17, "Gene", new Concept("MESH:D001241", "Aspirin", "exact", 1f));
    assertThat(make(List.of(MENTIONS.get(0), same), relation(0, "INHIBITOR", 0.8))).isEmpty();
  }

  @Test
  void aLabelThatThePipelineLeavesOutMakesNoTriplet() {
    assertThat(make(relation(0, "UNSAID", 0.8))).isEmpty();
  }
}
