package io.litmill.ingest.kafka;

/**
 * What an ingest sent.
 *
 * @param files sources that went through
 * @param skippedFiles sources that had gone through before
 * @param citations records of articles and books
 * @param deletions tombstones
 * @param unreadable dead letters
 * @param bytes of the sources as stored that were read
 */
public record IngestCounts(
    int files, int skippedFiles, long citations, long deletions, long unreadable, long bytes) {
  public static final IngestCounts NONE = new IngestCounts(0, 0, 0, 0, 0, 0);

  /** Citations, deletions and what is unreadable. */
  public long records() {
    return citations + deletions + unreadable;
  }

  IngestCounts plusFile() {
    return new IngestCounts(files + 1, skippedFiles, citations, deletions, unreadable, bytes);
  }

  IngestCounts plusSkippedFile() {
    return new IngestCounts(files, skippedFiles + 1, citations, deletions, unreadable, bytes);
  }

  IngestCounts plusBytes(long more) {
    return new IngestCounts(files, skippedFiles, citations, deletions, unreadable, bytes + more);
  }

  IngestCounts plusRecords(long moreCitations, long moreDeletions, long moreUnreadable) {
    return new IngestCounts(
        files,
        skippedFiles,
        citations + moreCitations,
        deletions + moreDeletions,
        unreadable + moreUnreadable,
        bytes);
  }
}
