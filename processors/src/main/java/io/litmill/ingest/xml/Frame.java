package io.litmill.ingest.xml;

/** A part of a stream: a record, or what is none. */
public sealed interface Frame {
  /** Bytes of the stream, after decompression and in UTF-8, before this part. */
  long streamOffset();

  /**
   * The bytes of a record, from its start tag to its end tag. They are valid until the next frame
   * is asked for.
   */
  record Whole(RecordElement element, byte[] bytes, int offset, int length, long streamOffset)
      implements Frame {}

  /**
   * Something that is no whole record.
   *
   * @param excerpt its bytes, or the first of them
   * @param length how many bytes it has, as far as they were looked at
   */
  record Damage(Reason reason, String message, byte[] excerpt, long length, long streamOffset)
      implements Frame {}
}
