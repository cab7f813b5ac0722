package io.litmill.replay;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.litmill.ledger.Pipeline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param pipelineSha256 digest of that file, or null
 * @param pmids what it is restricted to; null: nothing
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
    @JsonProperty("pipeline_sha256") String pipelineSha256,
    @JsonProperty("bundle_ids") List<String> bundleIds,
    @JsonProperty("dictionary_version") String dictionaryVersion,
    @JsonProperty("pmids") PmidList.Print pmids,
    @JsonProperty("begun") String begun,
    @JsonProperty("finished") String finished,
    @JsonProperty("promoted") String promoted) {
  public ReplayRun {
    starts = new TreeMap<>(starts);
    ends = new TreeMap<>(ends);
    targets = new TreeMap<>(targets);
    bundleIds = List.copyOf(bundleIds);
  }

  RunId runId() {
    return new RunId(id);
  }

  /** Bundles and dictionary of the run. */
  Pipeline pipeline() {
    return new Pipeline(bundleIds, dictionaryVersion);
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
    return with(ends, targets, time, promoted);
  }

  ReplayRun promotedAt(String time) {
    return with(ends, targets, finished, time);
  }

  /** To be run further. */
  ReplayRun upTo(Map<Integer, Long> newEnds, Map<Integer, Long> newTargets) {
    return with(newEnds, newTargets, null, promoted);
  }

  private ReplayRun with(
      Map<Integer, Long> newEnds, Map<Integer, Long> newTargets, String end, String promotion) {
    return new ReplayRun(
        id,
        applicationId,
        from,
        to,
        starts,
        newEnds,
        newTargets,
        pipelineFile,
        pipelineSha256,
        bundleIds,
        dictionaryVersion,
        pmids,
        begun,
        end,
        promotion);
  }
}
