package io.litmill.replay;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.litmill.annotation.Annotator;
import io.litmill.ledger.Pipeline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What is kept of a replay, so that any machine can go on with it.
 *
 * @param id name of the run
 * @param applicationId of its stream
 * @param from where it begins, as it was asked for
 * @param to where it ends, as it was asked for
 * @param starts first offset of each partition of the citations
 * @param ends offset behind the last that is taken, of each partition
 * @param targets committed offset of each partition with which all before its end is read
 * @param pipelineFile file of its pipeline; null: the pipeline that ships
 * @param settings of its pipeline, beside bundles and dictionary, in their canonical form; null: it
 *     was begun before they were kept
 * @param pmids what it is restricted to; null: nothing
 * @param rate most records a second, of each instance; 0: as many as can be
 * @param begun when, ISO 8601
 * @param finished when it reached its ends; null: not yet
 * @param promoted when it became the live truth last; null: never
 */
public record ReplayRun(
    @JsonProperty("id") String id,
    @JsonProperty("application_id") String applicationId,
    @JsonProperty("from") String from,
    @JsonProperty("to") String to,
    @JsonProperty("starts") Map<Integer, Long> starts,
    @JsonProperty("ends") Map<Integer, Long> ends,
    @JsonProperty("targets") Map<Integer, Long> targets,
    @JsonProperty("pipeline_file") String pipelineFile,
    @JsonProperty("bundle_ids") List<String> bundleIds,
    @JsonProperty("dictionary_version") String dictionaryVersion,
    @JsonProperty("pipeline_settings") JsonNode settings,
    @JsonProperty("pmids") PmidList.Print pmids,
    @JsonProperty("rate") double rate,
    @JsonProperty("begun") String begun,
    @JsonProperty("finished") String finished,
    @JsonProperty("promoted") String promoted) {
  private static final JsonMapper JSON = new JsonMapper();

  public ReplayRun {
    starts = new TreeMap<>(starts);
    ends = new TreeMap<>(ends);
    targets = new TreeMap<>(targets);
    bundleIds = List.copyOf(bundleIds);
  }

  RunId runId() {
    return new RunId(id);
  }

  /** What its articles are mined with. */
  Pipeline pipeline() {
    return new Pipeline(
        bundleIds,
        dictionaryVersion,
        settings == null || settings.isNull() ? "" : settings.toString());
  }

  /** What an annotator mines articles with. */
  static Pipeline pipeline(Annotator annotator) {
    return new Pipeline(
        annotator.bundleIds(), annotator.dictionaryVersion(), settings(annotator).toString());
  }

  /** The settings of an annotator as they are kept. */
  static JsonNode settings(Annotator annotator) {
    try {
      return JSON.readTree(annotator.settings());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("settings are no JSON: " + annotator.settings(), e);
    }
  }

  /** Its pace, if it has one. */
  OptionalDouble recordsPerSecond() {
    return rate > 0 ? OptionalDouble.of(rate) : OptionalDouble.empty();
  }

  /** Where the pipeline was read from; empty: it ships. */
  @JsonIgnore
  public Optional<String> pipelinePath() {
    return Optional.ofNullable(pipelineFile);
  }

  /** Where the PMIDs were read from, if it is restricted. */
  @JsonIgnore
  public Optional<String> pmidsPath() {
    return Optional.ofNullable(pmids).map(PmidList.Print::file);
  }

  /** Whether it reached its ends. */
  @JsonIgnore
  public boolean isFinished() {
    return finished != null;
  }

  ReplayRun finishedAt(String time) {
    return with(ends, targets, rate, time, promoted);
  }

  ReplayRun promotedAt(String time) {
    return with(ends, targets, rate, finished, time);
  }

  ReplayRun atRate(double recordsPerSecond) {
    return with(ends, targets, recordsPerSecond, finished, promoted);
  }

  /** To be run further. */
  ReplayRun upTo(Map<Integer, Long> newEnds, Map<Integer, Long> newTargets) {
    return with(newEnds, newTargets, rate, null, promoted);
  }

  private ReplayRun with(
      Map<Integer, Long> newEnds,
      Map<Integer, Long> newTargets,
      double newRate,
      String end,
      String promotion) {
    return new ReplayRun(
        id,
        applicationId,
        from,
        to,
        starts,
        newEnds,
        newTargets,
        pipelineFile,
        bundleIds,
        dictionaryVersion,
        settings,
        pmids,
        newRate,
        begun,
        end,
        promotion);
  }
}
