package io.litmill.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.litmill.triplets.Predicate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything in a pipeline that can change an annotation, but for the dictionary, in one canonical
 * text: two pipelines with the same text and the same dictionary annotate alike.
 *
 * <p>It is the pipeline file as one line of JSON, with the keys of each object in the order of
 * their UTF-16 code units and no blanks, and with every default written out:
 *
 * <ul>
 *   <li>bundles by their ids, whatever they are called in the file
 *   <li>{@code types}: all that are taken, sorted; {@code rename}: only those whose name differs
 *   <li>{@code predicates}: what each label of the bundle says, or null for no triplet
 *   <li>{@code overlap}, {@code limits} and each {@code minConfidence} as they hold
 * </ul>
 *
 * <p>Lists keep their order: of two equal mentions that of the earlier bundle stays. {@code name}
 * is for people and {@code dictionary} is known by its own version; neither is in it. How a
 * pipeline is computed (device, precision, batches) is no part of a pipeline.
 */
public final class PipelineSettings {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private PipelineSettings() {}

  /**
   * The canonical text.
   *
   * @param resolved a pipeline whose bundles are ids, and which names all types and predicates that
   *     it takes from them
   */
  public static String canonical(Pipeline resolved) {
    Map<String, Object> all = new TreeMap<>();
    all.put("entities", resolved.entities().stream().map(PipelineSettings::entities).toList());
    all.put("relations", resolved.relations().stream().map(PipelineSettings::relations).toList());
    all.put("labels", resolved.labels().map(bundle -> Map.of("bundle", bundle)).stream().toList());
    all.put("overlap", resolved.overlap().optionName());
    all.put("limits", limits(resolved.limits()));
    try {
      return JSON.writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts, numbers, lists and maps have a JSON form", e);
    }
  }

  private static Map<String, Object> entities(EntityModel model) {
    Map<String, String> renamed = new TreeMap<>(model.rename());
    renamed.entrySet().removeIf(entry -> entry.getKey().equals(entry.getValue()));
    return Map.of(
        "bundle",
        model.bundle(),
        "minConfidence",
        model.minConfidence(),
        "types",
        List.copyOf(new TreeSet<>(model.types())),
        "rename",
        renamed);
  }

  private static Map<String, Object> relations(RelationModel model) {
    Map<String, Object> predicates = new TreeMap<>();
    model
        .predicates()
        .forEach(
            (label, said) ->
                predicates.put(label, said.map(PipelineSettings::predicate).orElse(null)));
    return Map.of(
        "bundle", model.bundle(), "minConfidence", model.minConfidence(), "predicates", predicates);
  }

  private static Map<String, Object> predicate(Predicate said) {
    Map<String, Object> keys = new TreeMap<>();
    keys.put("predicate", said.predicate());
    keys.put("inverse", said.inverse());
    put(keys, "qualified_predicate", said.qualifiedPredicate());
    put(keys, "object_aspect_qualifier", said.objectAspect());
    put(keys, "object_direction_qualifier", said.objectDirection());
    return keys;
  }

  private static void put(Map<String, Object> keys, String key, Optional<String> value) {
    value.ifPresent(text -> keys.put(key, text));
  }

  private static Map<String, Object> limits(Limits limits) {
    return Map.of(
        "characters", limits.characters(),
        "sentences", limits.sentences(),
        "pairs", limits.pairs());
  }
}
