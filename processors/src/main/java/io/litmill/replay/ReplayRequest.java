package io.litmill.replay;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a replay is asked for.
 *
 * @param from where to begin, as {@link Point#parse} reads it
 * @param to where to end
 * @param pipelineFile absolute path of its pipeline; empty: the one that ships
 * @param pmids only these articles
 * @param rate most records a second, of each instance; 0: as many as can be; empty: as many as the
 *     run was given before, or as can be
 */
public record ReplayRequest(
    RunId id,
    String from,
    String to,
    Optional<String> pipelineFile,
    Optional<PmidList> pmids,
    OptionalDouble rate) {
  /** The same run again, from what is kept of it. */
  static ReplayRequest of(ReplayRun run, Optional<PmidList> pmids, OptionalDouble rate) {
    return new ReplayRequest(run.runId(), run.from(), run.to(), run.pipelinePath(), pmids, rate);
  }
}
