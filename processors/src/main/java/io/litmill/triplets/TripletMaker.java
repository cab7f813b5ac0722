package io.litmill.triplets;

import io.litmill.schemas.Citation;
import io.litmill.schemas.Evidence;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes triplets of the relations of an article. The same statement said in several places is one
 * triplet with several evidences; a statement that is denied in one place and affirmed in another
 * makes two triplets, unless one sentence compares two groups. A statement of something about
 * itself is dropped. Safe for any number of threads.
 */
public final class TripletMaker {
  /** Source of the knowledge in Biolink's registry form. */
  public static final String SOURCE = "infores:litmill";

  private final BiolinkVocabulary vocabulary;
  private final PredicateTable predicates;

  public TripletMaker(BiolinkVocabulary vocabulary, PredicateTable predicates) {
    this.vocabulary = vocabulary;
    this.predicates = predicates;
  }

  /** The triplets of an article in the order of their first evidence. */
  public List<Triplet> make(MinedArticle article) {
    Map<TripletKey, List<Statement>> byKey = new LinkedHashMap<>();
    String pmid = article.citation().getPmid();
    for (Statement statement : new StatementReader(article, predicates).statements()) {
      add(byKey.computeIfAbsent(statement.key(pmid), key -> new ArrayList<>()), statement);
    }
    List<Triplet> triplets = new ArrayList<>();
    byKey.forEach((key, statements) -> triplets.add(triplet(article, key, statements)));
    return triplets;
  }

  /** Of two models that say the same of one pair, the stronger is heard. */
  private static void add(List<Statement> statements, Statement statement) {
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i).relation().pair().equals(statement.relation().pair())) {
        if (statement.relation().confidence() > statements.get(i).relation().confidence()) {
          statements.set(i, statement);
        }
        return;
      }
    }
    statements.add(statement);
  }

  private Triplet triplet(MinedArticle article, TripletKey key, List<Statement> statements) {
    EvidenceWriter writer = new EvidenceWriter(article);
    List<Evidence> evidence = statements.stream().map(writer::of).toList();
    Triplet.Builder triplet = Triplet.newBuilder().setTripletId(key.getTripletId());
    say(statements.get(0), triplet);
    support(statements, evidence, triplet);
    place(article, triplet);
    return triplet.build();
  }

  private void say(Statement statement, Triplet.Builder triplet) {
    Predicate predicate = statement.predicate();
    triplet
        .setSubject(statement.subjectId())
        .setSubjectName(EntityIds.name(statement.subject()))
        .setSubjectCategory(vocabulary.category(statement.subject().type()))
        .setPredicate(predicate.predicate())
        .setQualifiedPredicate(predicate.qualifiedPredicate().orElse(null))
        .setObjectAspectQualifier(predicate.objectAspect().orElse(null))
        .setObjectDirectionQualifier(predicate.objectDirection().orElse(null))
        .setObject(statement.objectId())
        .setObjectName(EntityIds.name(statement.object()))
        .setObjectCategory(vocabulary.category(statement.object().type()))
        .setNegated(statement.negated())
        .setPrimaryKnowledgeSource(SOURCE)
        .setKnowledgeLevel("not_provided")
        .setAgentType("text_mining_agent");
  }

  /** The model and its label are those of the strongest evidence, of equal ones the first. */
  private static void support(
      List<Statement> statements, List<Evidence> evidence, Triplet.Builder triplet) {
    Statement strongest =
        statements.stream()
            .sorted(
                Comparator.comparingDouble((Statement s) -> s.relation().confidence()).reversed())
            .findFirst()
            .orElseThrow();
    float confidence =
        evidence.stream()
            .map(Evidence::getExtractionConfidenceScore)
            .max(Comparator.naturalOrder())
            .orElseThrow();
    List<String> entityBundles =
        statements.stream()
            .flatMap(s -> Stream.of(s.subject(), s.object()))
            .map(mention -> mention.mention().bundleId())
            .distinct()
            .sorted()
            .toList();
    triplet
        .setOriginalPredicate(strongest.relation().label())
        .setModelBundleId(strongest.relation().bundleId())
        .setExtractionConfidenceScore(confidence)
        .setEvidence(evidence)
        .setEntityBundleIds(entityBundles);
  }

  private static void place(MinedArticle article, Triplet.Builder triplet) {
    Citation citation = article.citation();
    Provenance provenance = article.provenance();
    triplet
        .setPublications(List.of("PMID:" + citation.getPmid()))
        .setPmid(citation.getPmid())
        .setPmidVersion(citation.getPmidVersion())
        .setSupportingDocumentYear(citation.getPublicationYear())
        .setCitationStatus(provenance.citationStatus())
        .setSourceFile(citation.getSourceFile())
        .setDictionaryVersion(provenance.dictionaryVersion())
        .setContentHash(provenance.contentHash())
        .setExtractedAt(provenance.extractedAt());
  }
}
