package io.litmill.ledger;

import io.litmill.ledger.LedgerEntry.Facts;
import io.litmill.ledger.LedgerEntry.LabelsFact;
import io.litmill.ledger.LedgerEntry.Mined;
import io.litmill.ledger.LedgerEntry.Notices;
import io.litmill.ledger.LedgerEntry.Place;
import io.litmill.ledger.LedgerEntry.Standing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * The bytes of a ledger's entry, in Avro's primitive encodings: a format byte (1), a byte of flags,
 * the place, then what the flags announce. An article without facts takes about 30 bytes.
 */
public final class LedgerFormat {
  private static final int FORMAT = 1;
  private static final int STANDING = 0b11;
  private static final int STATUS_SHIFT = 2;
  private static final int OWN_SHIFT = 4;
  private static final int MINED = 1 << 6;
  private static final int NOTICES = 1 << 7;

  private LedgerFormat() {}

  /** The bytes of an entry; the PMID is not in them. */
  public static byte[] write(LedgerEntry entry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder out = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      out.writeFixed(new byte[] {FORMAT, (byte) flags(entry)});
      out.writeLong(entry.place().order());
      out.writeLong(entry.place().offset());
      out.writeInt(entry.place().pmidVersion());
      if (hasMined(entry)) {
        writeMined(entry, out);
      }
      if (hasNotices(entry)) {
        write(entry.notices().received(), out);
        write(entry.notices().sent(), out);
      }
      out.flush();
    } catch (IOException e) {
      throw new IllegalStateException("memory can be written to", e);
    }
    return bytes.toByteArray();
  }

  /**
   * The entry of bytes.
   *
   * @param pmid the PMID that they are kept under
   * @throws IllegalArgumentException if another version of Litmill wrote them, or they are damaged
   */
  public static LedgerEntry read(String pmid, byte[] bytes) {
    BinaryDecoder in = DecoderFactory.get().binaryDecoder(bytes, null);
    try {
      byte[] head = new byte[2];
      in.readFixed(head);
      if (head[0] != FORMAT) {
        throw new IllegalArgumentException(
            "the ledger's entry of PMID %s has format %d; this version reads %d"
                .formatted(pmid, head[0], FORMAT));
      }
      return read(pmid, head[1], in);
    } catch (IOException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("the ledger's entry of PMID " + pmid + " is damaged", e);
    }
  }

  private static LedgerEntry read(String pmid, int flags, BinaryDecoder in) throws IOException {
    Place place = new Place(in.readLong(), in.readLong(), in.readInt());
    CitationStatus status = CitationStatus.values()[flags >> STATUS_SHIFT & STANDING];
    Mined mined = Mined.nothing(status);
    Facts facts = Facts.NONE;
    if ((flags & MINED) != 0) {
      mined = new Mined(readHash(in), readHash(in), status, in.readBoolean());
      facts = new Facts(TripletTable.read(pmid, in), readLabels(in));
    }
    CitationStatus own = CitationStatus.values()[flags >> OWN_SHIFT & STANDING];
    Notices notices = Notices.NONE.saying(own, Notices.NONE.sent());
    if ((flags & NOTICES) != 0) {
      notices = new Notices(own, readStatuses(in), readStatuses(in));
    }
    return new LedgerEntry(Standing.values()[flags & STANDING], place, mined, facts, notices);
  }

  private static int flags(LedgerEntry entry) {
    return entry.standing().ordinal()
        | entry.mined().status().ordinal() << STATUS_SHIFT
        | entry.notices().own().ordinal() << OWN_SHIFT
        | (hasMined(entry) ? MINED : 0)
        | (hasNotices(entry) ? NOTICES : 0);
  }

  private static boolean hasMined(LedgerEntry entry) {
    return !entry.mined().equals(Mined.nothing(entry.mined().status())) || !entry.facts().isEmpty();
  }

  private static boolean hasNotices(LedgerEntry entry) {
    return !entry.notices().received().isEmpty() || !entry.notices().sent().isEmpty();
  }

  private static void writeMined(LedgerEntry entry, BinaryEncoder out) throws IOException {
    writeHash(entry.mined().text(), out);
    writeHash(entry.mined().pipeline(), out);
    out.writeBoolean(entry.mined().annotated());
    TripletTable.write(entry.facts().triplets(), out);
    Optional<LabelsFact> labels = entry.facts().labels();
    out.writeBoolean(labels.isPresent());
    if (labels.isPresent()) {
      writeHash(labels.get().hash(), out);
      out.writeLong(labels.get().bundles());
    }
  }

  private static Optional<LabelsFact> readLabels(BinaryDecoder in) throws IOException {
    return in.readBoolean()
        ? Optional.of(new LabelsFact(readHash(in), in.readLong()))
        : Optional.empty();
  }

  private static void write(SortedMap<String, CitationStatus> statuses, BinaryEncoder out)
      throws IOException {
    out.writeInt(statuses.size());
    for (var notice : statuses.entrySet()) {
      out.writeString(notice.getKey());
      out.writeInt(notice.getValue().ordinal());
    }
  }

  private static SortedMap<String, CitationStatus> readStatuses(BinaryDecoder in)
      throws IOException {
    SortedMap<String, CitationStatus> statuses = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      statuses.put(in.readString(), CitationStatus.values()[in.readInt()]);
    }
    return statuses;
  }

  static void writeHash(long hash, BinaryEncoder out) throws IOException {
    out.writeFixed(ByteBuffer.allocate(Long.BYTES).putLong(hash).array());
  }

  static long readHash(BinaryDecoder in) throws IOException {
    byte[] bytes = new byte[Long.BYTES];
    in.readFixed(bytes);
    return ByteBuffer.wrap(bytes).getLong();
  }
}
