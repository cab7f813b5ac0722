package io.litmill.ledger;

import io.litmill.ledger.LedgerEntry.TripletFact;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import java.util.ArrayList;
import java.util.List;

/** A triplet with what the ledger keeps of it. */
record SaidTriplet(Triplet triplet, TripletFact fact) {
  static SaidTriplet of(TripletKey key, Triplet triplet, Pipeline pipeline) {
    List<String> bundles = new ArrayList<>(triplet.getEntityBundleIds());
    bundles.add(triplet.getModelBundleId());
    return new SaidTriplet(
        triplet, new TripletFact(key, FactHash.of(triplet), pipeline.mask(bundles)));
  }
}
