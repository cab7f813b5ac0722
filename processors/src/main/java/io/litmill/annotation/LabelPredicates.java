package io.litmill.annotation;

import io.litmill.bundle.Bundle;
import io.litmill.pipeline.PipelineException;
import io.litmill.pipeline.RelationModel;
import io.litmill.triplets.BiolinkVocabulary;
import io.litmill.triplets.Predicate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the labels of a relation bundle say: by the pipeline file, else by Litmill's vocabulary. */
final class LabelPredicates {
  private LabelPredicates() {}

  /**
   * By label; empty for a label that makes no triplet.
   *
   * @throws PipelineException if the pipeline names a label that the bundle lacks, or nothing is
   *     known of one that it has
   */
  static Map<String, Optional<Predicate>> of(
      Bundle bundle, RelationModel model, BiolinkVocabulary vocabulary) {
    Map<String, Optional<Predicate>> predicates = new LinkedHashMap<>(model.predicates());
    List<String> labels = bundle.manifest().model().labels();
    for (String label : model.predicates().keySet()) {
      if (!labels.contains(label)) {
        throw new PipelineException(
            "predicates of bundle %s names the label %s; the bundle has %s"
                .formatted(bundle.id(), label, String.join(", ", labels)));
      }
    }
    for (String label : labels) {
      boolean positive = !label.equals(bundle.manifest().pairs().negativeLabel());
      if (positive && !predicates.containsKey(label)) {
        predicates.put(label, Optional.of(known(bundle, label, vocabulary)));
      }
    }
    return predicates;
  }

  private static Predicate known(Bundle bundle, String label, BiolinkVocabulary vocabulary) {
    return vocabulary
        .predicate(label)
        .orElseThrow(
            () ->
                new PipelineException(
                    "bundle %s gives the label %s, and Litmill knows no predicate for it; say one in the"
                            .formatted(bundle.id(), label)
                        + " pipeline file under relations[].predicates, or null for no triplet"));
  }
}
