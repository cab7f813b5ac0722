package io.litmill.ledger;

import io.litmill.schemas.Citation;
import io.litmill.schemas.DocumentLabels;
import io.litmill.schemas.Section;
import io.litmill.schemas.Triplet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Objects;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * The first 64 bits of the SHA-256 of what counts as a change. They are compared within one article
 * only. 0 is kept for nothing.
 */
final class FactHash {
  static final long NONE = 0;

  private FactHash() {}

  /** Of all but when the fact was mined, and from which record. */
  static long of(Triplet triplet) {
    return ofRecord(
        Triplet.newBuilder(triplet)
            .setExtractedAt(Instant.EPOCH)
            .setSourceFile("")
            .setPmidVersion(0)
            .build());
  }

  /** Of all but when the labels were given, and from which record. */
  static long of(DocumentLabels labels) {
    return ofRecord(
        DocumentLabels.newBuilder(labels)
            .setExtractedAt(Instant.EPOCH)
            .setSourceFile("")
            .setPmidVersion(0)
            .build());
  }

  /** Of what the annotator's results depend on: the text, its sections and the year. */
  static long ofMinedPart(Citation citation) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      encoder.writeString(citation.getText());
      encoder.writeString(Objects.toString(citation.getPublicationYear()));
      for (Section section : citation.getSections()) {
        new SpecificDatumWriter<Section>(Section.getClassSchema()).write(section, encoder);
      }
      encoder.flush();
    } catch (IOException e) {
      throw new IllegalStateException("memory can be written to", e);
    }
    return ofBytes(bytes.toByteArray());
  }

  static long of(Pipeline pipeline) {
    String all = String.join("\n", pipeline.bundleIds()) + "\n\n" + pipeline.dictionaryVersion();
    if (!pipeline.settings().isEmpty()) {
      all += "\n\n" + pipeline.settings();
    }
    return ofBytes(all.getBytes(StandardCharsets.UTF_8));
  }

  private static <T extends SpecificRecord> long ofRecord(T fact) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      new SpecificDatumWriter<T>(fact.getSchema()).write(fact, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new IllegalStateException("memory can be written to", e);
    }
    return ofBytes(bytes.toByteArray());
  }

  private static long ofBytes(byte[] bytes) {
    try {
      long hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes)).getLong();
      return hash == NONE ? 1 : hash;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
