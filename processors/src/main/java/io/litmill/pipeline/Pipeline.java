package io.litmill.pipeline;

import io.litmill.entities.OverlapPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a deployment annotates with.
 *
 * @param name for people
 * @param entities in the order in which they win ties between equal mentions
 * @param relations in order
 * @param labels the bundle that labels documents
 * @param dictionary {@link #STARTER}, {@link #NO_DICTIONARY}, or the path of an index
 */
public record Pipeline(
    String name,
    List<EntityModel> entities,
    List<RelationModel> relations,
    Optional<String> labels,
    String dictionary,
    OverlapPolicy overlap,
    Limits limits) {
  /** The vocabulary that Litmill ships with. */
  public static final String STARTER = "starter";

  /** Nothing is linked. */
  public static final String NO_DICTIONARY = "none";

  public Pipeline {
    Objects.requireNonNull(name, "name");
    entities = List.copyOf(entities);
    relations = List.copyOf(relations);
    Objects.requireNonNull(labels, "labels");
    Objects.requireNonNull(dictionary, "dictionary");
    Objects.requireNonNull(overlap, "overlap");
    Objects.requireNonNull(limits, "limits");
  }

  /** The same pipeline with the paths in it resolved against the folder of its file. */
  Pipeline relativeTo(Path folder) {
    return new Pipeline(
        name,
        entities.stream()
            .map(
                model ->
                    new EntityModel(
                        resolved(folder, model.bundle()),
                        model.types(),
                        model.rename(),
                        model.minConfidence()))
            .toList(),
        relations.stream()
            .map(
                model ->
                    new RelationModel(
                        resolved(folder, model.bundle()),
                        model.minConfidence(),
                        model.predicates()))
            .toList(),
        labels.map(bundle -> resolved(folder, bundle)),
        dictionary.equals(STARTER) || dictionary.equals(NO_DICTIONARY)
            ? dictionary
            : folder.resolve(dictionary).normalize().toString(),
        overlap,
        limits);
  }

  /** Names and ids of bundles have no slash. */
  private static String resolved(Path folder, String bundle) {
    return bundle.contains("/") ? folder.resolve(bundle).normalize().toString() : bundle;
  }
}
