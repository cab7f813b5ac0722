package io.litmill.annotation;

import io.litmill.annotation.LoadedModels.LoadedLabeller;
import io.litmill.architecture.Task;
import io.litmill.bundle.Bundle;
import io.litmill.bundle.BundleException;
import io.litmill.bundle.ModelStore;
import io.litmill.entities.EntityTagger;
import io.litmill.labels.SentenceLabeller;
import io.litmill.pipeline.EntityModel;
import io.litmill.pipeline.Pipeline;
import io.litmill.pipeline.PipelineException;
import io.litmill.pipeline.RelationModel;
import io.litmill.relations.PairClassifier;
import io.litmill.tagging.TagHeads;
import io.litmill.triplets.BiolinkVocabulary;
import io.litmill.triplets.Predicate;
import io.litmill.triplets.PredicateTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Opens the bundles of a pipeline, checks that they fit it, and puts them into an engine. */
final class ModelLoading {
  private final Pipeline pipeline;
  private final ModelStore store;
  private final EngineShare share;
  private final BiolinkVocabulary vocabulary;
  private final Set<String> entityTypes = new TreeSet<>();
  private final List<EntityModel> entities = new ArrayList<>();
  private final List<RelationModel> relations = new ArrayList<>();

  ModelLoading(
      Pipeline pipeline, ModelStore store, EngineShare share, BiolinkVocabulary vocabulary) {
    this.pipeline = pipeline;
    this.store = store;
    this.share = share;
    this.vocabulary = vocabulary;
  }

  /**
   * Loads all models.
   *
   * @throws PipelineException if a bundle does not fit the pipeline
   * @throws BundleException if a bundle is missing or damaged
   */
  LoadedModels load() throws IOException {
    List<EntityTagger> taggers = new ArrayList<>();
    for (EntityModel model : pipeline.entities()) {
      taggers.add(tagger(model));
    }
    List<PairClassifier> classifiers = new ArrayList<>();
    Map<String, Map<String, Optional<Predicate>>> predicates = new LinkedHashMap<>();
    for (RelationModel model : pipeline.relations()) {
      Bundle bundle = store.find(model.bundle());
      PairClassifier classifier = classifier(bundle, model);
      classifiers.add(classifier);
      Map<String, Optional<Predicate>> said = LabelPredicates.of(bundle, model, vocabulary);
      predicates.put(bundle.id(), said);
      relations.add(new RelationModel(bundle.id(), model.minConfidence(), said));
    }
    Optional<LoadedLabeller> labeller = Optional.empty();
    if (pipeline.labels().isPresent()) {
      labeller = Optional.of(labeller(store.find(pipeline.labels().get())));
    }
    return new LoadedModels(
        taggers,
        classifiers,
        labeller,
        new PredicateTable(predicates),
        share.bundleIds(),
        resolved(labeller.map(LoadedLabeller::bundleId)));
  }

  private Pipeline resolved(Optional<String> labels) {
    return new Pipeline(
        pipeline.name(),
        entities,
        relations,
        labels,
        pipeline.dictionary(),
        pipeline.overlap(),
        pipeline.limits());
  }

  private EntityTagger tagger(EntityModel model) throws IOException {
    Bundle bundle = store.find(model.bundle());
    if (bundle.manifest().model().task() != Task.TOKEN) {
      throw new PipelineException(
          "bundle %s is for task %s; entities are tagged by a bundle for task token"
              .formatted(bundle.id(), bundle.manifest().model().task().optionName()));
    }
    Set<String> types = TagHeads.of(bundle.manifest().model().labels()).types();
    requireTypes(bundle, "types", model.types(), types);
    requireTypes(bundle, "rename", model.rename().keySet(), types);
    Map<String, String> names = new LinkedHashMap<>();
    types.stream().filter(model::takes).forEach(type -> names.put(type, model.nameOf(type)));
    entityTypes.addAll(names.values());
    entities.add(new EntityModel(bundle.id(), names.keySet(), names, model.minConfidence()));
    return new EntityTagger(
        bundle, bundle.tokenizer(), share.scorer(bundle), names, model.minConfidence());
  }

  private static void requireTypes(
      Bundle bundle, String key, Set<String> named, Set<String> types) {
    for (String type : named) {
      if (!types.contains(type)) {
        throw new PipelineException(
            "%s of bundle %s names the type %s; the bundle has %s"
                .formatted(key, bundle.id(), type, String.join(", ", types)));
      }
    }
  }

  private PairClassifier classifier(Bundle bundle, RelationModel model) throws IOException {
    PairClassifier classifier =
        new PairClassifier(bundle, bundle.tokenizer(), share.scorer(bundle), model.minConfidence());
    for (String type : classifier.types()) {
      if (!entityTypes.contains(type)) {
        throw new PipelineException(
            "bundle %s relates mentions of type %s; the entity bundles of the pipeline give %s"
                .formatted(bundle.id(), type, String.join(", ", entityTypes)));
      }
    }
    return classifier;
  }

  private LoadedLabeller labeller(Bundle bundle) throws IOException {
    return new LoadedLabeller(
        bundle.id(),
        new SentenceLabeller(bundle.manifest(), bundle.tokenizer(), share.scorer(bundle)));
  }
}
