package io.litmill.topology;

import io.litmill.deadletters.SourceRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The bytes of a waiting record: a format byte (1); topic, partition, offset and timestamp; key and
 * value; the number of headers and each with name and value. A length of -1 stands for null.
 */
final class RecordFormat {
  private static final int FORMAT = 1;
  private static final int NULL = -1;

  private RecordFormat() {}

  static byte[] write(SourceRecord record) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeUTF(record.topic());
      out.writeInt(record.partition());
      out.writeLong(record.offset());
      out.writeLong(record.timestamp());
      write(record.key(), out);
      write(record.value(), out);
      Header[] headers = record.headers().toArray();
      out.writeInt(headers.length);
      for (Header header : headers) {
        out.writeUTF(header.key());
        write(header.value(), out);
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory can be written to", e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws IllegalStateException if another version of Litmill wrote the bytes
   */
  static SourceRecord read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int format = in.readByte();
      if (format != FORMAT) {
        throw new IllegalStateException(
            "a waiting record has format %d; this version reads %d".formatted(format, FORMAT));
      }
      return new SourceRecord(
          in.readUTF(),
          in.readInt(),
          in.readLong(),
          in.readLong(),
          readBytes(in),
          readBytes(in),
          readHeaders(in));
    } catch (IOException e) {
      throw new IllegalStateException("a waiting record is damaged", e);
    }
  }

  private static void write(byte[] value, DataOutputStream out) throws IOException {
    out.writeInt(value == null ? NULL : value.length);
    if (value != null) {
      out.write(value);
    }
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length == NULL ? null : in.readNBytes(length);
  }

  private static Headers readHeaders(DataInputStream in) throws IOException {
    Headers headers = new RecordHeaders();
    for (int left = in.readInt(); left > 0; left--) {
      headers.add(in.readUTF(), readBytes(in));
    }
    return headers;
  }
}
