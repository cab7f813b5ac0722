package io.litmill.ingest.kafka;

import io.litmill.ingest.SourceOrder;
import java.util.Map;

/** How far each source has come, and where one begins or goes on. Used by one thread. */
final class KnownSources {
  private final Map<String, SourceProgress> progress;
  private final boolean again;
  private long highestOrder;

  /**
   * @param progress by its key; kept up to date here
   * @param again whether sources that went through before are sent once more
   */
  KnownSources(Map<String, SourceProgress> progress, boolean again) {
    this.progress = progress;
    this.again = again;
    this.highestOrder =
        progress.values().stream().mapToLong(SourceProgress::lastOrder).max().orElse(0);
  }

  /** Whether a source need not be sent. */
  boolean wentThrough(String name, String md5) {
    SourceProgress known = progress.get(SourceProgress.key(name, md5));
    return !again && known != null && known.complete() && !md5.equals(SourceProgress.ONCE);
  }

  /** Where a source begins or goes on. */
  SourceProgress start(String name, String md5) {
    SourceProgress known = progress.get(SourceProgress.key(name, md5));
    boolean brokenOff = known != null && !known.complete() && !md5.equals(SourceProgress.ONCE);
    if (brokenOff && !again) {
      return known;
    }
    long base = SourceOrder.baseOf(name).orElse(highestOrder);
    return new SourceProgress(name, md5, base, 0, false);
  }

  void remember(SourceProgress reached) {
    progress.put(reached.key(), reached);
    highestOrder = Math.max(highestOrder, reached.lastOrder());
  }
}
