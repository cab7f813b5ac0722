package io.litmill.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.entities.OverlapPolicy;
import io.litmill.triplets.Predicate;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PipelineSettingsTest {
  private static final EntityModel TAGGER =
      new EntityModel("ner@1", Set.of("CHEM", "Gene"), Map.of("CHEM", "Chemical"), 0.25);
  private static final Predicate UP =
      new Predicate(
          "biolink:affects",
          Optional.of("biolink:causes"),
          Optional.of("activity"),
          Optional.of("increased"),
          false);
  private static final RelationModel RELATIONS = relations(UP, 0.5);
  private static final Pipeline PIPELINE =
      pipeline(TAGGER, RELATIONS, "lab@1", OverlapPolicy.NEST, new Limits(10, 20, 30));

  private static RelationModel relations(Predicate up, double minConfidence) {
    Map<String, Optional<Predicate>> predicates = new LinkedHashMap<>();
    predicates.put("UP", Optional.of(up));
    predicates.put("NIL", Optional.empty());
    return new RelationModel("rel@1", minConfidence, predicates);
  }

  private static Pipeline pipeline(
      EntityModel tagger,
      RelationModel relations,
      String labels,
      OverlapPolicy overlap,
      Limits limits) {
    return new Pipeline(
        "mine",
        List.of(tagger),
        List.of(relations),
        Optional.of(labels),
        "starter",
        overlap,
        limits);
  }

  private static Pipeline with(EntityModel tagger) {
    return pipeline(tagger, RELATIONS, "lab@1", OverlapPolicy.NEST, PIPELINE.limits());
  }

  private static Pipeline with(RelationModel relations) {
    return pipeline(TAGGER, relations, "lab@1", OverlapPolicy.NEST, PIPELINE.limits());
  }

  private static Pipeline with(Limits limits) {
    return pipeline(TAGGER, RELATIONS, "lab@1", OverlapPolicy.NEST, limits);
  }

  private static Predicate predicate(
      String predicate, String qualified, String aspect, String direction, boolean inverse) {
    return new Predicate(
        predicate,
        Optional.ofNullable(qualified),
        Optional.ofNullable(aspect),
        Optional.ofNullable(direction),
        inverse);
  }

  private static Arguments saying(String what, Predicate other) {
    return Arguments.of(what, with(relations(other, 0.5)));
  }

  static Stream<Arguments> others() {
    String affects = "biolink:affects";
    String causes = "biolink:causes";
    Map<String, String> renamed = Map.of("CHEM", "Chemical");
    return Stream.of(
        Arguments.of("bundle", with(new EntityModel("ner@2", TAGGER.types(), renamed, 0.25))),
        Arguments.of("types", with(new EntityModel("ner@1", Set.of("CHEM"), renamed, 0.25))),
        Arguments.of("rename", with(new EntityModel("ner@1", TAGGER.types(), Map.of(), 0.25))),
        Arguments.of(
            "confidence of mentions", with(new EntityModel("ner@1", TAGGER.types(), renamed, 0.3))),
        Arguments.of("confidence of relations", with(relations(UP, 0.51))),
        Arguments.of(
            "bundle of relations", with(new RelationModel("rel@2", 0.5, RELATIONS.predicates()))),
        Arguments.of(
            "a label that makes a triplet",
            with(
                new RelationModel(
                    "rel@1", 0.5, Map.of("UP", Optional.of(UP), "NIL", Optional.of(UP))))),
        saying("predicate", predicate("biolink:regulates", causes, "activity", "increased", false)),
        saying(
            "qualified predicate",
            predicate(affects, "biolink:contributes_to", "activity", "increased", false)),
        saying("aspect", predicate(affects, causes, "abundance", "increased", false)),
        saying("no aspect", predicate(affects, causes, null, "increased", false)),
        saying("direction", predicate(affects, causes, "activity", "decreased", false)),
        saying("no direction", predicate(affects, causes, "activity", null, false)),
        saying("inverse", predicate(affects, causes, "activity", "increased", true)),
        Arguments.of(
            "labels", pipeline(TAGGER, RELATIONS, "lab@2", OverlapPolicy.NEST, PIPELINE.limits())),
        Arguments.of(
            "overlap", pipeline(TAGGER, RELATIONS, "lab@1", OverlapPolicy.KEEP, PIPELINE.limits())),
        Arguments.of("characters", with(new Limits(11, 20, 30))),
        Arguments.of("sentences", with(new Limits(10, 21, 30))),
        Arguments.of("pairs", with(new Limits(10, 20, 31))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  void eachSettingThatChangesAnAnnotationCounts(String what, Pipeline other) {
    String before = PipelineSettings.canonical(PIPELINE);
    String now = PipelineSettings.canonical(other);
    assertThat(now).as(what).isNotEqualTo(before);
    assertThat(SettingsDifference.between(before, now)).as(what).isNotEmpty();
  }

  /** A setting that is added must be thought of there. */
  @Test
  void noSettingIsForgotten() {
    assertThat(settings(Pipeline.class))
        .containsExactly(
            "dictionary", "entities", "labels", "limits", "name", "overlap", "relations");
    assertThat(settings(EntityModel.class))
        .containsExactly("bundle", "minConfidence", "rename", "types");
    assertThat(settings(RelationModel.class))
        .containsExactly("bundle", "minConfidence", "predicates");
    assertThat(settings(Predicate.class))
        .containsExactly(
            "inverse", "objectAspect", "objectDirection", "predicate", "qualifiedPredicate");
    assertThat(settings(Limits.class)).containsExactly("characters", "pairs", "sentences");
  }

  private static Set<String> settings(Class<? extends Record> type) {
    Set<String> names = new TreeSet<>();
    for (RecordComponent component : type.getRecordComponents()) {
      names.add(component.getName());
    }
    return names;
  }

  @Test
  void theOrderOfKeysAndWhatIsForPeopleDoNotCount() {
    Map<String, Optional<Predicate>> turned = new LinkedHashMap<>();
    turned.put("NIL", Optional.empty());
    turned.put("UP", Optional.of(UP));
    Map<String, String> names = new LinkedHashMap<>();
    names.put("Gene", "Gene");
    names.put("CHEM", "Chemical");
    Pipeline same =
        new Pipeline(
            "another name",
            List.of(new EntityModel("ner@1", Set.of("Gene", "CHEM"), names, 0.25)),
            List.of(new RelationModel("rel@1", 0.50, turned)),
            Optional.of("lab@1"),
            "none",
            OverlapPolicy.NEST,
            new Limits(10, 20, 30));
    assertThat(PipelineSettings.canonical(same)).isEqualTo(PipelineSettings.canonical(PIPELINE));
  }

  /** A change of this text makes every ledger mine its articles again. */
  @Test
  void theTextIsTheCanonicalFormOfTheFile() {
    assertThat(PipelineSettings.canonical(PIPELINE))
        .isEqualTo(
            """
            {"entities":[{"bundle":"ner@1","minConfidence":0.25,"rename":{"CHEM":"Chemical"},\
            "types":["CHEM","Gene"]}],"labels":[{"bundle":"lab@1"}],"limits":{"characters":10,\
            "pairs":30,"sentences":20},"overlap":"nest","relations":[{"bundle":"rel@1",\
            "minConfidence":0.5,"predicates":{"NIL":null,"UP":{"inverse":false,\
            "object_aspect_qualifier":"activity","object_direction_qualifier":"increased",\
            "predicate":"biolink:affects","qualified_predicate":"biolink:causes"}}}]}\
            """);
  }

  @Test
  void whatDiffersIsNamed() {
    String before = PipelineSettings.canonical(PIPELINE);
    assertThat(
            SettingsDifference.between(
                before, PipelineSettings.canonical(with(relations(UP, 0.9)))))
        .containsExactly("relations/0/minConfidence: 0.5, now 0.9");
    assertThat(SettingsDifference.between(before, before)).isEmpty();
    assertThat(SettingsDifference.between("", before)).isNotEmpty();
  }
}
