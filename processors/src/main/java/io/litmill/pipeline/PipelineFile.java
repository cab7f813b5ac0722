package io.litmill.pipeline;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.litmill.entities.OverlapPolicy;
import io.litmill.triplets.Predicate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads pipeline files: JSON objects with the keys
 *
 * <ul>
 *   <li>{@code name}: for people
 *   <li>{@code entities}: list of {@code {bundle, types?, rename?, minConfidence?}}, at least one
 *   <li>{@code relations}: list of {@code {bundle, minConfidence?, predicates?}}, where {@code
 *       predicates} gives labels of the bundle {@code {predicate, qualified_predicate?,
 *       object_aspect_qualifier?, object_direction_qualifier?, inverse?}}, or null for a label that
 *       makes no triplet
 *   <li>{@code labels}: list of {@code {bundle}}, one at most
 *   <li>{@code dictionary}: {@code starter}, {@code none}, or the path of an index, relative to the
 *       file
 *   <li>{@code overlap}: {@code keep}, {@code nest} or {@code separate} ({@link OverlapPolicy})
 *   <li>{@code limits}: {@code {characters?, sentences?, pairs?}} ({@link Limits})
 * </ul>
 *
 * <p>A bundle is named by its name, its id, or its folder, written with a slash and relative to the
 * file.
 */
public final class PipelineFile {
  private static final String SHIPPED = "default.json";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private PipelineFile() {}

  /**
   * Reads a file.
   *
   * @throws PipelineException if it is no pipeline file
   */
  public static Pipeline read(Path file) throws IOException {
    return parse(file.toString(), Files.readAllBytes(file))
        .relativeTo(file.toAbsolutePath().getParent());
  }

  /** The pipeline of the bundles that Litmill ships with. */
  public static Pipeline shipped() {
    try (InputStream in = PipelineFile.class.getResourceAsStream(SHIPPED)) {
      return parse(SHIPPED, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own pipeline cannot be read", e);
    }
  }

  private static Pipeline parse(String file, byte[] content) throws IOException {
    JsonNode json;
    try {
      json = JSON.readTree(content);
    } catch (JsonProcessingException e) {
      throw new PipelineException(file + ": no valid JSON: " + e.getOriginalMessage(), e);
    }
    return pipeline(new PipelineNode(file, "", json));
  }

  private static Pipeline pipeline(PipelineNode node) {
    Pipeline pipeline =
        new Pipeline(
            node.text("name"),
            node.objects("entities").stream().map(PipelineFile::entityModel).toList(),
            node.objects("relations").stream().map(PipelineFile::relationModel).toList(),
            labels(node),
            node.optionalText("dictionary").orElse(Pipeline.STARTER),
            node.choice(
                "overlap",
                OverlapPolicy.NEST,
                List.of(OverlapPolicy.values()),
                OverlapPolicy::optionName),
            node.object("limits").map(PipelineFile::limits).orElse(Limits.DEFAULTS));
    node.requireNothingElse();
    if (pipeline.entities().isEmpty()) {
      throw node.wrong("key entities needs at least one bundle");
    }
    return pipeline;
  }

  private static EntityModel entityModel(PipelineNode node) {
    EntityModel model =
        new EntityModel(
            node.text("bundle"),
            node.texts("types"),
            node.textMap("rename"),
            node.probability("minConfidence", 0));
    node.requireNothingElse();
    return model;
  }

  private static RelationModel relationModel(PipelineNode node) {
    Map<String, Optional<Predicate>> predicates = new LinkedHashMap<>();
    node.object("predicates")
        .ifPresent(
            labels ->
                labels
                    .keys()
                    .forEach(
                        label ->
                            predicates.put(
                                label, labels.objectOrNull(label).map(PipelineFile::predicate))));
    RelationModel model =
        new RelationModel(node.text("bundle"), node.probability("minConfidence", 0), predicates);
    node.requireNothingElse();
    return model;
  }

  private static Predicate predicate(PipelineNode node) {
    try {
      Predicate predicate =
          new Predicate(
              node.text("predicate"),
              node.optionalText("qualified_predicate"),
              node.optionalText("object_aspect_qualifier"),
              node.optionalText("object_direction_qualifier"),
              node.flag("inverse"));
      node.requireNothingElse();
      return predicate;
    } catch (PipelineException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw node.wrong(e.getMessage());
    }
  }

  private static Optional<String> labels(PipelineNode node) {
    List<PipelineNode> models = node.objects("labels");
    if (models.size() > 1) {
      throw node.wrong(
          "key labels has %d bundles; one is allowed, since the labels of a document carry one bundle id"
              .formatted(models.size()));
    }
    Optional<String> bundle = models.stream().map(model -> model.text("bundle")).findFirst();
    models.forEach(PipelineNode::requireNothingElse);
    return bundle;
  }

  private static Limits limits(PipelineNode node) {
    Limits limits =
        new Limits(
            node.count("characters", Limits.DEFAULTS.characters()),
            node.count("sentences", Limits.DEFAULTS.sentences()),
            node.count("pairs", Limits.DEFAULTS.pairs()));
    node.requireNothingElse();
    return limits;
  }
}
