package io.litmill.registry;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;

/**
 * The layout of a message: a zero byte, the id of the schema in four bytes (big endian), Avro's
 * binary encoding.
 */
final class WireFormat {
  /** Bytes before Avro's. */
  static final int PREFIX_LENGTH = 5;

  private static final byte MAGIC = 0x0;
  private static final byte MAGIC_OF_GUIDS = 0x1;
  private static final String KEY_HEADER = "__key_schema_id";
  private static final String VALUE_HEADER = "__value_schema_id";

  private WireFormat() {}

  static byte[] prefix(int schemaId) {
    return ByteBuffer.allocate(PREFIX_LENGTH).put(MAGIC).putInt(schemaId).array();
  }

  /**
   * The id that a message names.
   *
   * @param headers may be null
   * @throws SerializationException if the message is in another format
   */
  static int schemaId(String topic, Headers headers, byte[] message, boolean isKey) {
    String side = isKey ? "key" : "value";
    String header = isKey ? KEY_HEADER : VALUE_HEADER;
    if (headers != null && headers.lastHeader(header) != null) {
      throw new SerializationException(
          ("topic %s: the %s's schema stands in the header %s (the newer format of Confluent's"
                  + " serializers), which is not read; let its producer set"
                  + " %s.schema.id.serializer=…PrefixSchemaIdSerializer")
              .formatted(topic, side, header, side));
    }
    if (message.length >= PREFIX_LENGTH && message[0] == MAGIC) {
      return ByteBuffer.wrap(message, 1, Integer.BYTES).getInt();
    }
    String hint =
        message.length > 16 && message[0] == MAGIC_OF_GUIDS
            ? "; a first byte 01 with 16 bytes of a schema's GUID is the newer format of Confluent's"
                + " serializers, which is not read"
            : "";
    throw new SerializationException(
        "topic %s: the %s (%d bytes, beginning with %s) is not in a schema registry's wire format%s"
            .formatted(topic, side, message.length, beginning(message), hint));
  }

  private static String beginning(byte[] message) {
    if (message.length == 0) {
      return "nothing";
    }
    return HexFormat.ofDelimiter(" ").formatHex(message, 0, Math.min(message.length, 8));
  }
}
