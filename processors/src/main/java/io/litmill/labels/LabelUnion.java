package io.litmill.labels;

import io.litmill.schemas.ScoredLabel;
import io.litmill.text.Rounding;
import java.util.ArrayList;
import java.util.List;

/**
 * A document has a label where one of its sentences has it: the rule of the Hallmarks of Cancer
 * corpus in the BLUE benchmark (Peng et al. 2019).
 */
public final class LabelUnion {
  private LabelUnion() {}

  /**
   * The labels of a document in the order of the model's labels.
   *
   * @param labels of the model
   * @param parts of the document in order
   */
  public static List<ScoredLabel> of(List<String> labels, List<SentenceLabels> parts) {
    List<ScoredLabel> given = new ArrayList<>();
    for (String label : labels) {
      List<SentenceLabels> having =
          parts.stream().filter(part -> part.classification().labels().contains(label)).toList();
      if (!having.isEmpty()) {
        given.add(scored(label, having));
      }
    }
    return given;
  }

  private static ScoredLabel scored(String label, List<SentenceLabels> having) {
    double highest =
        having.stream()
            .mapToDouble(part -> part.classification().probabilities().get(label))
            .max()
            .orElseThrow();
    List<Integer> sentences = having.stream().map(SentenceLabels::sentence).distinct().toList();
    return new ScoredLabel(label, Rounding.fourDigits(highest), sentences);
  }
}
