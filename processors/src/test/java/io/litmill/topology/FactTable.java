package io.litmill.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.DocumentLabels;
import io.litmill.schemas.Retraction;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a plain consumer knows that keeps the last value of each key. When a fact was mined and from
 * which record is left out, for that may differ; of a confidence its last digit may ({@link
 * Alike}).
 */
public final class FactTable {
  public final Map<TripletKey, Triplet> triplets = new HashMap<>();
  final Map<String, DocumentLabels> labels = new HashMap<>();
  final Map<String, Boolean> annotated = new HashMap<>();
  private final List<String> withdrawn = new ArrayList<>();
  private final List<String> explained = new ArrayList<>();

  public void triplet(TripletKey key, Triplet value) {
    if (value == null) {
      assertThat(triplets.remove(key)).as("withdrawn, but never said: %s", key).isNotNull();
      withdrawn.add(key.getTripletId());
      return;
    }
    Triplet kept = comparable(value);
    assertThat(triplets.put(key, kept)).as("said twice: %s", key).isNotEqualTo(kept);
  }

  void labels(String pmid, DocumentLabels value) {
    if (value == null) {
      assertThat(labels.remove(pmid)).as("withdrawn, but never said: %s", pmid).isNotNull();
      withdrawn.add(pmid);
      return;
    }
    DocumentLabels kept = comparable(value);
    assertThat(labels.put(pmid, kept)).as("said twice: %s", pmid).isNotEqualTo(kept);
  }

  void annotation(String pmid, AnnotatedCitation value) {
    if (value == null) {
      assertThat(annotated.remove(pmid)).as("withdrawn, but never said: %s", pmid).isNotNull();
    } else {
      annotated.put(pmid, true);
    }
  }

  void retraction(Retraction event) {
    assertThat(event.getReason())
        .isIn(
            "revised",
            "deleted",
            "retracted",
            "expression_of_concern",
            "superseded_model",
            "vanished_from_baseline");
    assertThat(event.getModelBundleIds()).isNotEmpty();
    explained.add(
        event.getKind().equals("triplet") ? event.getTriplet().getTripletId() : event.getPmid());
  }

  /** Every withdrawal has its event. */
  public void checkReasons() {
    assertThat(explained).containsExactlyInAnyOrderElementsOf(withdrawn);
  }

  static Triplet comparable(Triplet triplet) {
    return Triplet.newBuilder(triplet)
        .setExtractedAt(Instant.EPOCH)
        .setSourceFile("")
        .setPmidVersion(0)
        .build();
  }

  static DocumentLabels comparable(DocumentLabels labels) {
    return DocumentLabels.newBuilder(labels)
        .setExtractedAt(Instant.EPOCH)
        .setSourceFile("")
        .setPmidVersion(0)
        .build();
  }

  public boolean isSame(FactTable other) {
    return Alike.test(triplets, other.triplets)
        && Alike.test(labels, other.labels)
        && annotated.equals(other.annotated);
  }

  /** Sizes, for messages. */
  @Override
  public String toString() {
    return "%d triplets, labels of %d and annotations of %d articles"
        .formatted(triplets.size(), labels.size(), annotated.size());
  }

  public void checkSame(FactTable other, String as) {
    if (!Alike.test(triplets, other.triplets)) {
      assertThat(triplets).as(as).isEqualTo(other.triplets);
    }
    if (!Alike.test(labels, other.labels)) {
      assertThat(labels).as(as).isEqualTo(other.labels);
    }
    assertThat(annotated).as(as).isEqualTo(other.annotated);
  }
}
