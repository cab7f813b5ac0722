package io.litmill.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run says against what is live, for the articles that the run has seen.
 *
 * @param articles that the run has seen and that are there
 * @param agreement share of all triplets of both sides that both say alike, 0 to 1
 * @param confidenceShift mean of the run's confidence minus the live one, over the triplets that
 *     both say; empty where there are none
 * @param byPredicate Biolink predicate
 * @param byEntityTypes Biolink categories of subject and object
 * @param byBundles bundle of the relation, live and in the run
 * @param labels of documents
 * @param deadLetters of the run
 * @param examples a few of each kind
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ReplayReport(
    ReplayRun run,
    long articles,
    FactCounts triplets,
    double agreement,
    Optional<Double> confidenceShift,
    Map<String, FactCounts> byPredicate,
    Map<String, FactCounts> byEntityTypes,
    List<BundlePair> byBundles,
    FactCounts labels,
    long deadLetters,
    Map<FactCounts.Difference, List<Example>> examples) {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .findAndAddModules()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /**
   * Triplets by the bundles that said them.
   *
   * @param live empty where live does not say them
   * @param run empty where the run does not say them
   */
  public record BundlePair(String live, String run, FactCounts triplets) {}

  /** A triplet. */
  public record Example(
      String pmid,
      String subject,
      String subjectName,
      String predicate,
      String object,
      String objectName,
      String tripletId) {}

  /** One JSON object, indented. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report of plain fields has a JSON form", e);
    }
  }
}
