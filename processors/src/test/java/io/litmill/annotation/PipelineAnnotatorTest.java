package io.litmill.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.litmill.annotation.Annotation.Annotated;
import io.litmill.annotation.Annotation.Failed;
import io.litmill.bundle.BundleException;
import io.litmill.bundle.ModelStore;
import io.litmill.entities.Dictionary;
import io.litmill.entities.OverlapPolicy;
import io.litmill.inference.BatchSettings;
import io.litmill.inference.EngineSettings;
import io.litmill.inference.EngineUnavailable;
import io.litmill.pipeline.EntityModel;
import io.litmill.pipeline.Limits;
import io.litmill.pipeline.Pipeline;
import io.litmill.pipeline.PipelineException;
import io.litmill.pipeline.RelationModel;
import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.Citation;
import io.litmill.schemas.Concept;
import io.litmill.schemas.Evidence;
import io.litmill.schemas.Mention;
import io.litmill.schemas.ScoredLabel;
import io.litmill.schemas.Sentence;
import io.litmill.schemas.Triplet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineAnnotatorTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final Dictionary DICTIONARY =
      new Dictionary() {
        private final Map<String, String> ids =
            Map.of(
                "aspirin",
                "MESH:D001241",
                "cox2",
                "NCBIGene:5743",
                "asthma",
                "MESH:D001249",
                "ibuprofen",
                "MESH:D007052");

        @Override
        public List<Concept> lookup(String name, String entityType) {
          String id = ids.get(name.toLowerCase(java.util.Locale.ROOT));
          return id == null ? List.of() : List.of(new Concept(id, "the " + name, "exact", 1f));
        }

        @Override
        public String version() {
          return "test@1";
        }
      };

  @TempDir static Path folder;
  private static ModelStore store;
  private static Annotator annotator;

  @BeforeAll
  static void open() throws IOException {
    store = RuleBundles.store(folder);
    annotator = open(pipeline(Limits.DEFAULTS), 2048);
  }

  @AfterAll
  static void close() {
    annotator.close();
  }

  private static Annotator open(Pipeline pipeline, int tokenBudget) throws IOException {
    BatchSettings batching =
        new BatchSettings(tokenBudget, 64, Duration.ofMillis(5), true, Duration.ofSeconds(1));
    AnnotatorSettings settings =
        AnnotatorSettings.cpu()
            .withEngine(EngineSettings.of("cpu", 2, batching))
            .withClock(Clock.fixed(NOW, ZoneOffset.UTC));
    return PipelineAnnotator.open(pipeline, store, DICTIONARY, settings);
  }

  private static Pipeline pipeline(Limits limits) {
    return pipeline(limits, List.of(new EntityModel(RuleBundles.ENTITIES, Set.of(), Map.of(), 0)));
  }

  private static Pipeline pipeline(Limits limits, List<EntityModel> entities) {
    return new Pipeline(
        "test",
        entities,
        List.of(
            new RelationModel(RuleBundles.CHEMICAL_GENE, 0, Map.of()),
            new RelationModel(RuleBundles.CHEMICAL_DISEASE, 0, Map.of())),
        Optional.of(RuleBundles.HALLMARKS),
        Pipeline.NO_DICTIONARY,
        OverlapPolicy.NEST,
        limits);
  }

  private static AnnotatedCitation annotated(Annotator annotator, Citation citation) {
    Annotation annotation = annotator.annotate(List.of(citation)).get(0);
    assertThat(annotation).isInstanceOf(Annotated.class);
    return ((Annotated) annotation).citation();
  }

  private static AnnotatedCitation annotated(String title, String... sections) {
    return annotated(annotator, Citations.of("1", title, sections));
  }

  @Test
  void findsMentionsOfSeveralWordsWithTheirConcepts() {
    AnnotatedCitation citation = annotated("Aspirin, salicylic acid and asthma.");
    assertThat(citation.getMentions())
        .extracting(Mention::getText, Mention::getType, Mention::getStart, Mention::getEnd)
        .containsExactly(
            tuple("Aspirin", "Chemical", 0, 7),
            tuple("salicylic acid", "Chemical", 9, 23),
            tuple("asthma", "Disease", 28, 34));
    assertThat(citation.getMentions().get(0).getConcepts())
        .extracting(Concept::getId)
        .containsExactly("MESH:D001241");
    assertThat(citation.getMentions().get(1).getConcepts()).isEmpty();
    assertThat(citation.getMentions())
        .allSatisfy(
            mention -> {
              assertThat(mention.getConfidence()).isBetween(0.9f, 1f);
              assertThat(mention.getModelBundleId()).startsWith("entities@");
            });
  }

  @Test
  void anAbbreviationIsLinkedByWhatTheArticleSaysItStandsFor() {
    AnnotatedCitation citation = annotated("Ibuprofen (IBU) helps.", "IBU inhibits cox2.");
    assertThat(citation.getMentions())
        .extracting(Mention::getText, mention -> mention.getConcepts().get(0).getMethod())
        .containsExactly(
            tuple("Ibuprofen", "exact"),
            tuple("IBU", "abbreviation"),
            tuple("IBU", "abbreviation"),
            tuple("cox2", "exact"));
    assertThat(citation.getTriplets().get(0).getSubject()).isEqualTo("MESH:D007052");
  }

  @Test
  void theStarterVocabularyIsThereWithoutAnyFile() throws IOException {
    Pipeline pipeline =
        new Pipeline(
            "test",
            List.of(new EntityModel(RuleBundles.ENTITIES, Set.of(), Map.of(), 0)),
            List.of(),
            Optional.empty(),
            Pipeline.STARTER,
            OverlapPolicy.NEST,
            Limits.DEFAULTS);
    try (Annotator starter = PipelineAnnotator.open(pipeline, store, AnnotatorSettings.cpu())) {
      assertThat(starter.dictionaryVersion()).startsWith("starter@");
      AnnotatedCitation citation = annotated(starter, Citations.of("1", "Aspirin in asthma."));
      assertThat(citation.getMentions())
          .extracting(mention -> mention.getConcepts().get(0).getId())
          .containsExactly("MESH:D001241", "MESH:D001249");
    }
  }

  @Test
  void offsetsOfRecordsAreCodePointsAlsoBehindSurrogatePairs() {
    AnnotatedCitation citation =
        annotated("𝛼𝛽 trial.", "𝛾 aspirin inhibits 𝛿 cox2 well. More.");
    String text = citation.getText();
    for (Mention mention : citation.getMentions()) {
      int start = text.offsetByCodePoints(0, mention.getStart());
      int end = text.offsetByCodePoints(0, mention.getEnd());
      assertThat(text.substring(start, end)).isEqualTo(mention.getText());
    }
    assertThat(citation.getSentences())
        .extracting(Sentence::getStart, Sentence::getEnd, Sentence::getSection)
        .containsExactly(tuple(0, 9, 0), tuple(10, 41, 1), tuple(42, 47, 1));
    Evidence evidence = citation.getTriplets().get(0).getEvidence().get(0);
    assertThat(evidence.getSupportingText()).isEqualTo("𝛾 aspirin inhibits 𝛿 cox2 well.");
    assertThat(List.of(evidence.getSubjectStart(), evidence.getSubjectEnd()))
        .containsExactly(12, 19);
    assertThat(List.of(evidence.getObjectStart(), evidence.getObjectEnd())).containsExactly(31, 35);
    assertThat(List.of(evidence.getSentenceStart(), evidence.getSentenceEnd()))
        .containsExactly(10, 41);
  }

  @Test
  void makesTripletsOfRelationsWithAllTheirProvenance() {
    AnnotatedCitation citation =
        annotated("A study.", "Aspirin inhibits cox2. Salicylic acid inhibits cox2.");
    assertThat(citation.getTriplets())
        .extracting(Triplet::getSubject, Triplet::getPredicate, Triplet::getObject)
        .containsExactly(
            tuple("MESH:D001241", "biolink:affects", "NCBIGene:5743"),
            tuple("litmill:Chemical:salicylic_acid", "biolink:affects", "NCBIGene:5743"));
    Triplet triplet = citation.getTriplets().get(0);
    assertThat(triplet.getQualifiedPredicate()).isEqualTo("biolink:causes");
    assertThat(triplet.getObjectDirectionQualifier()).isEqualTo("decreased");
    assertThat(triplet.getOriginalPredicate()).isEqualTo("INHIBITOR");
    assertThat(triplet.getModelBundleId()).startsWith("chemical-gene@");
    assertThat(triplet.getEntityBundleIds()).singleElement().asString().startsWith("entities@");
    assertThat(triplet.getDictionaryVersion()).isEqualTo("test@1");
    assertThat(triplet.getContentHash()).isEqualTo(ContentHash.of(citation.getText()));
    assertThat(triplet.getExtractedAt()).isEqualTo(NOW);
    assertThat(triplet.getPublications()).containsExactly("PMID:1");
    assertThat(triplet.getSupportingDocumentYear()).isEqualTo(2021);
    assertThat(triplet.getCitationStatus()).isEqualTo("active");
    assertThat(triplet.getNegated()).isFalse();
  }

  @Test
  void deniedStatementsAreNegated() {
    AnnotatedCitation citation = annotated("Aspirin did not inhibit cox2.");
    assertThat(citation.getTriplets()).singleElement().matches(Triplet::getNegated);
  }

  @Test
  void pairsAreFormedWithinASentenceOnly() {
    AnnotatedCitation citation = annotated("Aspirin inhibits pain. Here cox2 was studied.");
    assertThat(citation.getRelations()).isEmpty();
    assertThat(citation.getTriplets()).isEmpty();
  }

  @Test
  void aLabelHoldsForTheDocumentWhereASentenceHasIt() {
    AnnotatedCitation citation =
        annotated("Apoptosis in mice.", "We saw nothing. Less apoptosis was seen.");
    assertThat(citation.getLabels().getLabels())
        .extracting(ScoredLabel::getLabel, ScoredLabel::getSentences)
        .containsExactly(tuple("resisting cell death", List.of(0, 2)));
    assertThat(citation.getLabels().getModelBundleId()).startsWith("hallmarks@");
  }

  @Test
  void aSentenceLongerThanTheModelIsReadInWindows() {
    String filler = "word ".repeat(150);
    AnnotatedCitation citation =
        annotated(
            "Long.", "The " + filler + "aspirin inhibits cox2 " + filler + "ends with apoptosis.");
    assertThat(citation.getMentions())
        .extracting(Mention::getText)
        .containsExactly("aspirin", "cox2");
    assertThat(citation.getTriplets()).hasSize(1);
    assertThat(citation.getLabels().getLabels())
        .extracting(ScoredLabel::getLabel)
        .containsExactly("resisting cell death");
  }

  @Test
  void aPairFartherApartThanTheModelReadsHasNoRelation() {
    AnnotatedCitation citation =
        annotated("Far.", "Aspirin inhibits " + "word ".repeat(100) + "cox2.");
    assertThat(citation.getMentions()).hasSize(2);
    assertThat(citation.getRelations()).isEmpty();
  }

  @Test
  void aTextThatTheModelFailsOnFailsAlone() {
    List<Annotation> annotations =
        annotator.annotate(
            List.of(
                Citations.of("1", "Aspirin inhibits cox2."),
                Citations.of("2", "A good one.", "Here is poison in it. And aspirin."),
                Citations.of("3", "Asthma.")));
    assertThat(annotations.get(0)).isInstanceOf(Annotated.class);
    assertThat(annotations.get(2)).isInstanceOf(Annotated.class);
    Failed failed = (Failed) annotations.get(1);
    assertThat(failed.stage()).isEqualTo("entities");
    assertThat(failed.reason()).isEqualTo("model_rejected");
    assertThat(failed.message()).startsWith("PMID 2: ");
    assertThat(failed.cause()).isPresent();
    assertThat(failed.bundleId()).get().asString().startsWith("entities@");
  }

  @Test
  void anAbsurdlyLongDocumentFailsAlone() throws IOException {
    try (Annotator strict = open(pipeline(new Limits(50, 3, 2)), 2048)) {
      List<Annotation> annotations =
          strict.annotate(
              List.of(
                  Citations.of("1", "x".repeat(51)),
                  Citations.of("2", "One. Two. Three. Four."),
                  Citations.of("3", "Aspirin aspirin aspirin cox2."),
                  Citations.of("4", "x".repeat(50)),
                  Citations.of("5", "Aspirin aspirin cox2.")));
      assertThat(annotations.subList(0, 3))
          .allSatisfy(annotation -> assertThat(annotation).isInstanceOf(Failed.class))
          .extracting(annotation -> ((Failed) annotation).reason())
          .containsExactly("too_long", "too_many_sentences", "too_many_pairs");
      assertThat(annotations.subList(3, 5))
          .allSatisfy(annotation -> assertThat(annotation).isInstanceOf(Annotated.class));
    }
  }

  @Test
  void aSentenceOfThousandsOfMentionsFailsBeforeItsPairsAreMade() {
    String text = "aspirin cox2 ".repeat(10_000);
    Annotation annotation = annotator.annotate(List.of(Citations.of("1", text))).get(0);
    assertThat(((Failed) annotation).reason()).isEqualTo("too_many_pairs");
    assertThat(((Failed) annotation).message()).contains("100,000,000 candidate pairs");
  }

  @Test
  void sectionsThatDoNotFitTheTextFail() {
    Citation citation =
        Citations.of("1", "Aspirin.", List.of(Citations.section("title", 0, 9, null)));
    Annotation annotation = annotator.annotate(List.of(citation)).get(0);
    assertThat(((Failed) annotation).reason()).isEqualTo("bad_sections");
  }

  @Test
  void anEmptyCitationIsAnnotatedWithNothing() {
    AnnotatedCitation citation = annotated("");
    assertThat(citation.getSentences()).isEmpty();
    assertThat(citation.getMentions()).isEmpty();
    assertThat(citation.getLabels().getLabels()).isEmpty();
    assertThat(annotator.annotate(List.of())).isEmpty();
  }

  @Test
  void theSameComesOutWhateverTheBatch() throws IOException {
    List<Citation> citations = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      citations.add(
          Citations.of(
              Integer.toString(i),
              "Aspirin number " + i + ".",
              "We gave " + "much ".repeat(i) + "ibuprofen. It inhibits cox2 and insulin.",
              "Aspirin induced asthma; lung fibrosis and apoptosis did not follow."));
    }
    List<Annotation> together = annotator.annotate(citations);
    List<Annotation> alone =
        citations.stream().map(c -> annotator.annotate(List.of(c)).get(0)).toList();
    assertThat(alone).isEqualTo(together);
    try (Annotator other = open(pipeline(Limits.DEFAULTS), 128)) {
      assertThat(other.annotate(citations)).isEqualTo(together);
    }
  }

  @Test
  void severalThreadsShareOneAnnotator() {
    Citation first = Citations.of("1", "Aspirin inhibits cox2.");
    Citation second = Citations.of("2", "Asthma and apoptosis.");
    List<Annotation> expected = annotator.annotate(List.of(first, second));
    List<CompletableFuture<List<Annotation>>> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      calls.add(
          CompletableFuture.supplyAsync(() -> annotator.annotate(Arrays.asList(first, second))));
    }
    assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo(expected));
  }

  @Test
  void aClosedAnnotatorSaysSo() throws IOException {
    Annotator closed = open(pipeline(Limits.DEFAULTS), 2048);
    closed.close();
    List<Citation> citations = List.of(Citations.of("1", "Aspirin."));
    assertThatThrownBy(() -> closed.annotate(citations)).isInstanceOf(EngineUnavailable.class);
  }

  @Test
  void namesEachBundleOnceInTheOrderOfThePipeline() {
    assertThat(annotator.bundleIds())
        .extracting(id -> id.substring(0, id.indexOf('@')))
        .containsExactly("entities", "chemical-gene", "chemical-disease", "hallmarks");
    assertThat(annotator.dictionaryVersion()).isEqualTo("test@1");
  }

  @Test
  void settingsAreThoseThatHoldWhateverTheFileLeavesOut() throws IOException {
    List<String> ids = annotator.bundleIds();
    EntityModel byId =
        new EntityModel(
            ids.get(0), Set.of("Gene", "Chemical", "Disease"), Map.of("Gene", "Gene"), 0);
    try (Annotator same = open(pipeline(Limits.DEFAULTS, List.of(byId)), 1024)) {
      assertThat(same.settings()).isEqualTo(annotator.settings());
    }
    assertThat(annotator.settings())
        .contains(ids)
        .contains("\"types\":[\"Chemical\",\"Disease\",\"Gene\"]")
        .contains("\"INHIBITOR\":{")
        .contains("\"overlap\":\"nest\"");
    EntityModel stricter = new EntityModel(RuleBundles.ENTITIES, Set.of(), Map.of(), 0.5);
    try (Annotator other = open(pipeline(Limits.DEFAULTS, List.of(stricter)), 2048)) {
      assertThat(other.bundleIds()).isEqualTo(ids);
      assertThat(other.settings()).isNotEqualTo(annotator.settings());
    }
  }

  @Test
  void typesAreTakenAndRenamedAsThePipelineSays() throws IOException {
    EntityModel model =
        new EntityModel(RuleBundles.ENTITIES, Set.of("Gene"), Map.of("Gene", "Protein"), 0);
    Pipeline pipeline =
        new Pipeline(
            "test",
            List.of(model),
            List.of(),
            Optional.empty(),
            Pipeline.NO_DICTIONARY,
            OverlapPolicy.NEST,
            Limits.DEFAULTS);
    try (Annotator renaming = open(pipeline, 2048)) {
      AnnotatedCitation citation = annotated(renaming, Citations.of("1", "Aspirin and cox2."));
      assertThat(citation.getMentions())
          .extracting(Mention::getText, Mention::getType)
          .containsExactly(tuple("cox2", "Protein"));
      assertThat(citation.getLabels()).isNull();
    }
  }

  @Test
  void aPipelineThatItsBundlesDoNotFitIsRefused() {
    EntityModel unknown = new EntityModel(RuleBundles.ENTITIES, Set.of("Planet"), Map.of(), 0);
    assertThatThrownBy(() -> open(pipeline(Limits.DEFAULTS, List.of(unknown)), 2048))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("Planet")
        .hasMessageContaining("Chemical, Disease, Gene");
    EntityModel genes = new EntityModel(RuleBundles.ENTITIES, Set.of("Gene"), Map.of(), 0);
    assertThatThrownBy(() -> open(pipeline(Limits.DEFAULTS, List.of(genes)), 2048))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("relates mentions of type Chemical");
    EntityModel missing = new EntityModel("nothing", Set.of(), Map.of(), 0);
    assertThatThrownBy(() -> open(pipeline(Limits.DEFAULTS, List.of(missing)), 2048))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("no bundle nothing");
    EntityModel labeller = new EntityModel(RuleBundles.HALLMARKS, Set.of(), Map.of(), 0);
    assertThatThrownBy(() -> open(pipeline(Limits.DEFAULTS, List.of(labeller)), 2048))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hallmarks");
  }
}
