package io.litmill.topology;

import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.DocumentLabels;
import io.litmill.schemas.Retraction;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;

/** Where facts go. A null value is a tombstone. */
public interface FactSink {
  void annotation(String pmid, AnnotatedCitation value);

  void triplet(TripletKey key, Triplet value);

  void labels(String pmid, DocumentLabels value);

  void retraction(Retraction event);
}
