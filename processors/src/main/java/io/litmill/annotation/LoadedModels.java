package io.litmill.annotation;

import io.litmill.entities.EntityTagger;
import io.litmill.labels.SentenceLabeller;
import io.litmill.pipeline.Pipeline;
import io.litmill.relations.PairClassifier;
import io.litmill.triplets.PredicateTable;
import java.util.List;
import java.util.Optional;

/**
 * The models of a pipeline on the device.
 *
 * @param bundleIds of all, in the order of the pipeline, each once
 * @param resolved the pipeline with the ids of its bundles, and all that is taken from them
 */
record LoadedModels(
    List<EntityTagger> taggers,
    List<PairClassifier> classifiers,
    Optional<LoadedLabeller> labeller,
    PredicateTable predicates,
    List<String> bundleIds,
    Pipeline resolved) {

  /** The model that labels documents. */
  record LoadedLabeller(String bundleId, SentenceLabeller labeller) {}
}
