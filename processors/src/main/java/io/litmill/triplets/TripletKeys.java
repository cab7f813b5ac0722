package io.litmill.triplets;

import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The keys that statements are kept under. A statement said again, by whatever model and with
 * whatever confidence, has the same key; a denied statement has another one than the same statement
 * affirmed.
 *
 * <p>The predicate of a key is the Biolink predicate, followed by those of {@code
 * ;object_aspect_qualifier=…}, {@code ;object_direction_qualifier=…}, {@code
 * ;qualified_predicate=…} and {@code ;negated=true} that hold, in this order. The id is the first
 * 32 hexadecimal digits of the SHA-256 of PMID, subject, predicate and object in UTF-8, each
 * followed by a line feed.
 */
public final class TripletKeys {
  private static final int ID_BYTES = 16;

  private TripletKeys() {}

  /** The key of a triplet. */
  public static TripletKey of(Triplet triplet) {
    return of(triplet.getPmid(), triplet.getSubject(), predicate(triplet), triplet.getObject());
  }

  /** The key of a statement. */
  static TripletKey of(String pmid, String subject, String predicate, String object) {
    return TripletKey.newBuilder()
        .setTripletId(id(pmid, subject, predicate, object))
        .setPmid(pmid)
        .setSubjectId(subject)
        .setPredicate(predicate)
        .setObjectId(object)
        .build();
  }

  private static String predicate(Triplet triplet) {
    return predicate(
        triplet.getPredicate(),
        Optional.ofNullable(triplet.getObjectAspectQualifier()),
        Optional.ofNullable(triplet.getObjectDirectionQualifier()),
        Optional.ofNullable(triplet.getQualifiedPredicate()),
        triplet.getNegated());
  }

  static String predicate(Predicate predicate, boolean negated) {
    return predicate(
        predicate.predicate(),
        predicate.objectAspect(),
        predicate.objectDirection(),
        predicate.qualifiedPredicate(),
        negated);
  }

  private static String predicate(
      String predicate,
      Optional<String> aspect,
      Optional<String> direction,
      Optional<String> qualified,
      boolean negated) {
    StringBuilder key = new StringBuilder(predicate);
    aspect.ifPresent(value -> key.append(";object_aspect_qualifier=").append(value));
    direction.ifPresent(value -> key.append(";object_direction_qualifier=").append(value));
    qualified.ifPresent(value -> key.append(";qualified_predicate=").append(value));
    return negated ? key.append(";negated=true").toString() : key.toString();
  }

  private static String id(String... fields) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    for (String field : fields) {
      digest.update(field.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) '\n');
    }
    return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
  }
}
