package io.litmill.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a replay is asked for.
 *
 * @param from where to begin, as {@link Point#parse} reads it
 * @param to where to end
 * @param pipelineFile absolute path of its pipeline; empty: the one that ships
 * @param pipelineSha256 digest of that file
 * @param pmids only these articles
 * @param rate most records a second, of each instance
 */
public record ReplayRequest(
    RunId id,
    String from,
    String to,
    Optional<String> pipelineFile,
    Optional<String> pipelineSha256,
    Optional<PmidList> pmids,
    OptionalDouble rate) {
  /**
   * The digest of a pipeline file: thresholds in it are not part of a bundle's id.
   *
   * @throws IOException if it cannot be read
   */
  public static String digest(Path pipelineFile) throws IOException {
    return Sha256.of(Files.readAllBytes(pipelineFile));
  }

  /** The same run again, from what is kept of it. */
  static ReplayRequest of(ReplayRun run, Optional<PmidList> pmids, OptionalDouble rate) {
    return new ReplayRequest(
        run.runId(),
        run.from(),
        run.to(),
        run.pipelinePath(),
        Optional.ofNullable(run.pipelineSha256()),
        pmids,
        rate);
  }
}
