package io.litmill.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.entities.OverlapPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineFileTest {
  @TempDir Path folder;

  private Pipeline read(String json) throws IOException {
    Path file = folder.resolve("pipeline.json");
    Files.writeString(file, json.replace('\'', '"'));
    return PipelineFile.read(file);
  }

  @Test
  void theShippedPipelineNamesTheShippedBundles() {
    Pipeline pipeline = PipelineFile.shipped();
    assertThat(pipeline.entities()).extracting(EntityModel::bundle).containsExactly("entities");
    assertThat(pipeline.relations())
        .extracting(RelationModel::bundle)
        .containsExactly("chemical-gene", "chemical-disease");
    assertThat(pipeline.labels()).contains("hallmarks");
    assertThat(pipeline.dictionary()).isEqualTo(Pipeline.STARTER);
  }

  @Test
  void readsEveryKey() throws IOException {
    Pipeline pipeline =
        read(
            """
            {'name': 'mine',
             'entities': [{'bundle': './my/tagger', 'types': ['GENE'], 'rename': {'GENE': 'Gene'},
                           'minConfidence': 0.25}],
             'relations': [{'bundle': 'rel', 'minConfidence': 0.5, 'predicates': {
                'UP': {'predicate': 'biolink:affects', 'qualified_predicate': 'biolink:causes',
                       'object_aspect_qualifier': 'activity',
                       'object_direction_qualifier': 'increased', 'inverse': true},
                'NIL': null}}],
             'labels': [{'bundle': 'lab'}],
             'dictionary': 'dict/index',
             'overlap': 'separate',
             'limits': {'characters': 10, 'sentences': 20, 'pairs': 30}}
            """);
    EntityModel tagger = pipeline.entities().get(0);
    assertThat(tagger.bundle()).isEqualTo(folder.resolve("my/tagger").toString());
    assertThat(tagger.takes("GENE")).isTrue();
    assertThat(tagger.takes("DNA")).isFalse();
    assertThat(tagger.nameOf("GENE")).isEqualTo("Gene");
    assertThat(tagger.minConfidence()).isEqualTo(0.25);
    RelationModel relation = pipeline.relations().get(0);
    assertThat(relation.bundle()).isEqualTo("rel");
    assertThat(relation.predicates().get("NIL")).isEmpty();
    assertThat(relation.predicates().get("UP").orElseThrow().inverse()).isTrue();
    assertThat(relation.predicates().get("UP").orElseThrow().objectDirection())
        .contains("increased");
    assertThat(pipeline.labels()).contains("lab");
    assertThat(pipeline.dictionary()).isEqualTo(folder.resolve("dict/index").toString());
    assertThat(pipeline.overlap()).isEqualTo(OverlapPolicy.SEPARATE);
    assertThat(pipeline.limits()).isEqualTo(new Limits(10, 20, 30));
  }

  @Test
  void whatIsNotSaidHasDefaults() throws IOException {
    Pipeline pipeline = read("{'name': 'n', 'entities': [{'bundle': 'e'}]}");
    assertThat(pipeline.relations()).isEmpty();
    assertThat(pipeline.labels()).isEqualTo(Optional.empty());
    assertThat(pipeline.dictionary()).isEqualTo(Pipeline.STARTER);
    assertThat(pipeline.overlap()).isEqualTo(OverlapPolicy.NEST);
    assertThat(pipeline.limits()).isEqualTo(Limits.DEFAULTS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'entities': [{'bundle': 'e'}]} | key name is missing
          {'name': 'n'} | key entities needs at least one bundle
          {'name': 'n', 'entities': []} | key entities needs at least one bundle
          {'name': '', 'entities': [{'bundle': 'e'}]} | key name has the value "";
          {'name': 'n', 'entities': {'bundle': 'e'}} | allowed is a list in square brackets
          {'name': 'n', 'entities': ['e']} | entities[0] is no JSON object
          {'name': 'n', 'entities': [{'bundel': 'e'}]} | key entities[0].bundle is missing
          {'name': 'n', 'entities': [{'bundle': 'e', 'min': 1}]} | entities[0].min is not known; allowed are bundle, minConfidence, rename, types
          {'name': 'n', 'entities': [{'bundle': 'e', 'minConfidence': 1.1}]} | key entities[0].minConfidence has the value 1.1; allowed is a number from 0 to 1
          {'name': 'n', 'entities': [{'bundle': 'e', 'minConfidence': '1'}]} | allowed is a number from 0 to 1
          {'name': 'n', 'entities': [{'bundle': 'e'}], 'overlap': 'none'} | key overlap has the value "none"; allowed is one of keep, nest, separate
          {'name': 'n', 'entities': [{'bundle': 'e'}], 'limits': {'pairs': 0}} | key limits.pairs has the value 0; allowed is a whole number from 1
          {'name': 'n', 'entities': [{'bundle': 'e'}], 'limits': {'pairs': 1.5}} | allowed is a whole number from 1
          {'name': 'n', 'entities': [{'bundle': 'e'}], 'labels': [{'bundle': 'a'}, {'bundle': 'b'}]} | key labels has 2 bundles; one is allowed
          {'name': 'n', 'entities': [{'bundle': 'e'}], 'relations': [{'bundle': 'r', 'predicates': {'A': {'predicate': 'treats'}}}]} | relations[0].predicates.A: predicate "treats" is no Biolink predicate
          {'name': 'n', 'entities': [{'bundle': 'e'}], 'relations': [{'bundle': 'r', 'predicates': {'A': {'predicate': 'biolink:affects', 'inverse': 1}}}]} | key relations[0].predicates.A.inverse has the value 1; allowed is true or false
          {'name': 'n', 'name': 'm', 'entities': [{'bundle': 'e'}]} | no valid JSON: Duplicate field 'name'
          {'name': 'n', 'entities': [{'bundle': 'e'}]} {} | no valid JSON
          [] | the file is no JSON object
          """)
  void whatIsWrongIsSaidWithFileKeyAndValue(String json, String message) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("pipeline.json: ")
        .hasMessageContaining(message);
  }
}
