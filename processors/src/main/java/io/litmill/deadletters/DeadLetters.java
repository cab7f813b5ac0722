package io.litmill.deadletters;

import io.litmill.schemas.DeadLetter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;

/** Makes dead letters out of records of topics. */
public final class DeadLetters {
  /** Reason of a record that is too large; its value may have been left out. */
  public static final String TOO_LARGE = "too_large";

  private static final int LONGEST_TRACE = 16_384;
  private static final int LONGEST_MESSAGE = 4_096;

  private DeadLetters() {}

  /**
   * The dead letter of a record.
   *
   * @param longest bytes of key, value and headers together; of a larger record the value is left
   *     out, and the headers if that is not enough, so that the dead letter itself can be sent. Its
   *     place in the topic is always there
   */
  public static DeadLetter of(SourceRecord record, Failure failure, int longest, Instant now) {
    int headerBytes = headerBytes(record);
    int size = headerBytes + size(record.key()) + size(record.value());
    return DeadLetter.newBuilder()
        .setStage(failure.stage())
        .setReason(failure.reason())
        .setMessage(shortened(failure.message(), LONGEST_MESSAGE))
        .setException(failure.cause().map(cause -> cause.getClass().getName()).orElse(null))
        .setStackTrace(failure.cause().map(DeadLetters::trace).orElse(null))
        .setModelBundleId(failure.bundleId().orElse(null))
        .setTopic(record.topic())
        .setPartition(record.partition())
        .setOffset(record.offset())
        .setRecordTimestamp(Instant.ofEpochMilli(record.timestamp()))
        .setKey(bytes(record.key()))
        .setValue(size > longest ? null : bytes(record.value()))
        .setHeaders(headerBytes > longest ? Map.of() : headers(record))
        .setFailedAt(now)
        .build();
  }

  private static int size(byte[] value) {
    return value == null ? 0 : value.length;
  }

  private static int headerBytes(SourceRecord record) {
    int bytes = 0;
    for (Header header : record.headers()) {
      bytes += header.key().length() + size(header.value());
    }
    return bytes;
  }

  private static ByteBuffer bytes(byte[] value) {
    return value == null ? null : ByteBuffer.wrap(value);
  }

  private static Map<String, ByteBuffer> headers(SourceRecord record) {
    Map<String, ByteBuffer> headers = new HashMap<>();
    for (Header header : record.headers()) {
      headers.put(
          header.key(), ByteBuffer.wrap(header.value() == null ? new byte[0] : header.value()));
    }
    return headers;
  }

  private static String trace(Throwable cause) {
    StringWriter trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace));
    return shortened(trace.toString(), LONGEST_TRACE);
  }

  private static String shortened(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "…";
  }
}
