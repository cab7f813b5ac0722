package io.litmill.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a bundle did.
 *
 * @param bundle its id
 * @param computed device and flavour
 * @param results one a data set
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EvaluationReport(String bundle, String computed, int threads, List<Result> results) {
  public EvaluationReport {
    results = List.copyOf(results);
  }

  /**
   * How a bundle did on one data set.
   *
   * @param data source, as it was named
   * @param seconds from text to scores, without loading the bundle and reading the data
   * @param tokens of the model, without padding
   * @param baselines by name, trained on the data that was given for them
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Result(
      String data,
      DatasetScore score,
      double seconds,
      long tokens,
      Map<String, DatasetScore> baselines) {
    public Result {
      baselines = Collections.unmodifiableMap(new LinkedHashMap<>(baselines));
    }

    @JsonProperty("tokens-per-second")
    public double tokensPerSecond() {
      return seconds <= 0 ? 0 : tokens / seconds;
    }
  }

  /** All data sets together by kind, where there are several and they count kinds. */
  public Optional<DatasetScore> overall() {
    if (results.size() < 2 || results.stream().anyMatch(each -> each.score().byKind().isEmpty())) {
      return Optional.empty();
    }
    ItemScore sum = ItemScore.NONE;
    int size = 0;
    for (Result result : results) {
      Map<String, Counts> counts = new LinkedHashMap<>();
      result.score().byKind().forEach((kind, row) -> counts.put(kind, row.counts()));
      sum = sum.plus(new ItemScore(counts));
      size += result.score().size();
    }
    return Optional.of(
        new DatasetScore.Figures()
            .add(sum.overall())
            .add("macro-f1", sum.macroF1())
            .score(size, sum));
  }

  @JsonProperty("overall")
  DatasetScore overallOrNull() {
    return overall().orElse(null);
  }

  @JsonProperty
  public double seconds() {
    return results.stream().mapToDouble(Result::seconds).sum();
  }

  @JsonProperty
  public long tokens() {
    return results.stream().mapToLong(Result::tokens).sum();
  }
}
