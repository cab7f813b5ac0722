package io.litmill.ledger;

import io.litmill.ledger.LedgerEntry.TripletFact;
import io.litmill.schemas.TripletKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/**
 * The triplets of one article in bytes: subjects, predicates and objects once each in a table of
 * names, then each triplet by the numbers of its names, its id in bytes, its hash and its bundles.
 */
final class TripletTable {
  private static final HexFormat HEX = HexFormat.of();

  private TripletTable() {}

  static void write(List<TripletFact> triplets, BinaryEncoder out) throws IOException {
    out.writeInt(triplets.size());
    if (triplets.isEmpty()) {
      return;
    }
    Map<String, Integer> names = names(triplets);
    out.writeInt(names.size());
    for (String name : names.keySet()) {
      out.writeString(name);
    }
    for (TripletFact fact : triplets) {
      out.writeInt(names.get(fact.key().getSubjectId()));
      out.writeInt(names.get(fact.key().getPredicate()));
      out.writeInt(names.get(fact.key().getObjectId()));
      out.writeBytes(HEX.parseHex(fact.key().getTripletId()));
      LedgerFormat.writeHash(fact.hash(), out);
      out.writeLong(fact.bundles());
    }
  }

  private static Map<String, Integer> names(List<TripletFact> triplets) {
    Map<String, Integer> names = new LinkedHashMap<>();
    for (TripletFact fact : triplets) {
      TripletKey key = fact.key();
      for (String name : List.of(key.getSubjectId(), key.getPredicate(), key.getObjectId())) {
        names.putIfAbsent(name, names.size());
      }
    }
    return names;
  }

  static List<TripletFact> read(String pmid, BinaryDecoder in) throws IOException {
    int size = in.readInt();
    List<TripletFact> triplets = new ArrayList<>();
    if (size == 0) {
      return triplets;
    }
    List<String> names = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      names.add(in.readString());
    }
    for (int left = size; left > 0; left--) {
      triplets.add(readTriplet(pmid, names, in));
    }
    return triplets;
  }

  private static TripletFact readTriplet(String pmid, List<String> names, BinaryDecoder in)
      throws IOException {
    TripletKey.Builder key =
        TripletKey.newBuilder()
            .setPmid(pmid)
            .setSubjectId(names.get(in.readInt()))
            .setPredicate(names.get(in.readInt()))
            .setObjectId(names.get(in.readInt()));
    byte[] id = new byte[in.readInt()];
    in.readFixed(id);
    key.setTripletId(HEX.formatHex(id));
    return new TripletFact(key.build(), LedgerFormat.readHash(in), in.readLong());
  }
}
