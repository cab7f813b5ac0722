package io.litmill.export;

import io.litmill.schemas.Triplet;
import io.litmill.triplets.EntityIds;
import java.util.Set;

/**
 * Which statements are exported.
 *
 * @param predicates Biolink predicates, with or without {@code biolink:}; empty: all
 * @param minConfidence least extraction confidence, in 0..1
 * @param affirmedOnly whether statements that the text denies are left out
 * @param linkedOnly whether statements about something that no dictionary knows are left out
 */
public record TripletFilter(
    Set<String> predicates, double minConfidence, boolean affirmedOnly, boolean linkedOnly) {
  /** Takes every statement. */
  public static final TripletFilter ALL = new TripletFilter(Set.of(), 0, false, false);

  private static final String PREFIX = "biolink:";

  public TripletFilter {
    if (!(minConfidence >= 0 && minConfidence <= 1)) {
      throw new IllegalArgumentException(
          "least confidence %s: allowed is 0 to 1".formatted(minConfidence));
    }
    predicates = Set.copyOf(predicates);
  }

  boolean takes(Triplet triplet) {
    return (predicates.isEmpty() || takesPredicate(triplet.getPredicate()))
        && triplet.getExtractionConfidenceScore() >= (float) minConfidence
        && !(affirmedOnly && triplet.getNegated())
        && !(linkedOnly && (unlinked(triplet.getSubject()) || unlinked(triplet.getObject())));
  }

  private boolean takesPredicate(String predicate) {
    return predicates.contains(predicate)
        || (predicate.startsWith(PREFIX)
            && predicates.contains(predicate.substring(PREFIX.length())));
  }

  private static boolean unlinked(String id) {
    return id.startsWith(EntityIds.UNLINKED);
  }
}
