package io.litmill.ingest.kafka;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How far a source has come. As JSON it is a value of the progress topic; its {@link #key} is the
 * key.
 *
 * @param file name of the source
 * @param md5 digest of its bytes; {@link #ONCE} for what cannot be read again
 * @param sourceOrderBase place before its first record
 * @param records how many of its records were sent: citations, deletions and dead letters
 * @param complete whether that is all of it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record SourceProgress(
    @JsonProperty("file") String file,
    @JsonProperty("md5") String md5,
    @JsonProperty("source_order_base") long sourceOrderBase,
    @JsonProperty("records") long records,
    @JsonProperty("complete") boolean complete) {
  static final String ONCE = "once";

  static String key(String file, String md5) {
    return file + "@" + md5;
  }

  String key() {
    return key(file, md5);
  }

  /** Place of the last record that was sent. */
  long lastOrder() {
    return sourceOrderBase + records;
  }

  SourceProgress at(long moreRecords, boolean isComplete) {
    return new SourceProgress(file, md5, sourceOrderBase, moreRecords, isComplete);
  }
}
