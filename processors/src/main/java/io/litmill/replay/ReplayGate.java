package io.litmill.replay;

import io.litmill.deadletters.SourceRecord;
import io.litmill.topology.CitationGate;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Takes what lies within a run's offsets and its list of PMIDs, at the run's pace. */
final class ReplayGate implements CitationGate {
  private final Map<Integer, Long> starts;
  private final Map<Integer, Long> ends;
  private final Predicate<byte[]> keys;
  private final RecordPace pace;

  ReplayGate(ReplayRun run, Optional<PmidList> pmids, RecordPace pace) {
    this.starts = Map.copyOf(run.starts());
    this.ends = Map.copyOf(run.ends());
    this.keys =
        pmids
            .<Predicate<byte[]>>map(
                list ->
                    key -> key != null && list.contains(new String(key, StandardCharsets.UTF_8)))
            .orElse(key -> true);
    this.pace = pace;
  }

  @Override
  public boolean admits(SourceRecord record) {
    Long start = starts.get(record.partition());
    Long end = ends.get(record.partition());
    if (start == null
        || end == null
        || record.offset() < start
        || record.offset() >= end
        || !keys.test(record.key())) {
      return false;
    }
    pace.await();
    return true;
  }
}
