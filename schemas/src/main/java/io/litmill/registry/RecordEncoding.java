package io.litmill.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Records of one schema to messages. */
final class RecordEncoding {
  private final byte[] prefix;
  private final DatumWriter<IndexedRecord> own;
  private final Schema ownSchema;
  private final Schema target;

  /**
   * @param record a record of the schema; its class decides about conversions of logical types
   * @param target schema to write with; where it differs, records are resolved to it as a reader
   *     would
   */
  RecordEncoding(int schemaId, IndexedRecord record, Schema target) {
    this.prefix = WireFormat.prefix(schemaId);
    this.ownSchema = record.getSchema();
    this.target = target;
    this.own = writer(record);
  }

  private static DatumWriter<IndexedRecord> writer(IndexedRecord record) {
    Schema schema = record.getSchema();
    return record instanceof SpecificRecord
        ? new SpecificDatumWriter<>(schema, SpecificData.getForClass(record.getClass()))
        : new GenericDatumWriter<>(schema, GenericData.get());
  }

  byte[] message(IndexedRecord record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    bytes.write(prefix);
    if (target.equals(ownSchema)) {
      write(own, record, bytes);
    } else {
      write(new GenericDatumWriter<>(target, new GenericData()), resolved(record), bytes);
    }
    return bytes.toByteArray();
  }

  private IndexedRecord resolved(IndexedRecord record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    write(own, record, bytes);
    return new GenericDatumReader<IndexedRecord>(ownSchema, target, new GenericData())
        .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
  }

  private static <T> void write(DatumWriter<T> writer, T record, ByteArrayOutputStream bytes)
      throws IOException {
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    writer.write(record, encoder);
    encoder.flush();
  }
}
