package io.litmill.replay;

import io.litmill.annotation.Annotator;
import io.litmill.ledger.Pipeline;
import io.litmill.pipeline.SettingsDifference;
import java.util.List;

/** Sees to it that a run goes on as it was begun: what it found is all of one kind. */
final class SameRun {
  private SameRun() {}

  /**
   * @throws ReplayException naming what is asked for otherwise than before
   */
  static void require(ReplayRun run, ReplayRequest request, Annotator annotator) {
    requireSame(run, "--from", run.from(), request.from());
    requireSame(run, "--to", run.to(), request.to());
    requireSame(run, "--pmids", digest(run.pmids()), digest(request));
    Pipeline before = run.pipeline();
    Pipeline now = ReplayRun.pipeline(annotator);
    requireSame(run, "--pipeline", bundles(before), bundles(now));
    if (!before.settings().equals(now.settings())) {
      List<String> differences = SettingsDifference.between(before.settings(), now.settings());
      throw otherwise(run, "--pipeline", String.join("; ", differences));
    }
  }

  private static String bundles(Pipeline pipeline) {
    return String.join(" ", pipeline.bundleIds()) + " " + pipeline.dictionaryVersion();
  }

  private static String digest(PmidList.Print print) {
    return print == null ? "all articles" : print.count() + " PMIDs, SHA-256 " + print.sha256();
  }

  private static String digest(ReplayRequest request) {
    return digest(request.pmids().map(PmidList::print).orElse(null));
  }

  private static void requireSame(ReplayRun run, String option, String before, String now) {
    if (!before.equals(now)) {
      throw otherwise(run, option, "%s, and now it is %s".formatted(before, now));
    }
  }

  private static ReplayException otherwise(ReplayRun run, String option, String difference) {
    return new ReplayException(
        "replay %s was begun with another %s: %s; give the same to go on with it, or another --run-id, or drop it with `litmill replay drop %s`"
            .formatted(run.id(), option, difference, run.id()));
  }
}
