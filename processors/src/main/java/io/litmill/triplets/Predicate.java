package io.litmill.triplets;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a model's label says in Biolink.
 *
 * @param predicate such as {@code biolink:affects}
 * @param qualifiedPredicate {@code biolink:causes} where the qualifiers say a direction
 * @param objectAspect such as {@code activity}
 * @param objectDirection {@code increased} or {@code decreased}
 * @param inverse whether the tail of the model's pair is the subject
 */
public record Predicate(
    String predicate,
    Optional<String> qualifiedPredicate,
    Optional<String> objectAspect,
    Optional<String> objectDirection,
    boolean inverse) {
  /** What a direction may be. */
  public static final Set<String> DIRECTIONS = Set.of("increased", "decreased");

  private static final Pattern CURIE = Pattern.compile("biolink:[a-z][a-z_]*");
  private static final Pattern ASPECT = Pattern.compile("[a-z][a-z_]*");

  public Predicate {
    requireCurie(predicate);
    qualifiedPredicate.ifPresent(Predicate::requireCurie);
    Objects.requireNonNull(objectAspect, "objectAspect");
    Objects.requireNonNull(objectDirection, "objectDirection");
    objectAspect.ifPresent(Predicate::requireAspect);
    if (objectDirection.isPresent() && !DIRECTIONS.contains(objectDirection.get())) {
      throw new IllegalArgumentException(
          "object_direction_qualifier \""
              + objectDirection.get()
              + "\" is neither increased nor decreased");
    }
    if (objectDirection.isPresent() && qualifiedPredicate.isEmpty()) {
      throw new IllegalArgumentException(
          "object_direction_qualifier needs a qualified_predicate, such as biolink:causes");
    }
  }

  private static void requireAspect(String aspect) {
    if (!ASPECT.matcher(aspect).matches()) {
      throw new IllegalArgumentException(
          "object_aspect_qualifier \"" + aspect + "\" is no word such as activity");
    }
  }

  private static void requireCurie(String predicate) {
    if (!CURIE.matcher(predicate).matches()) {
      throw new IllegalArgumentException(
          "predicate \"" + predicate + "\" is no Biolink predicate such as biolink:affects");
    }
    if (predicate.equals("biolink:treats")) {
      throw new IllegalArgumentException(
          "predicate biolink:treats is not given: a sentence alone does not show it;"
              + " use biolink:affects or biolink:associated_with");
    }
  }

  /** A predicate without qualifiers, from head to tail. */
  public static Predicate plain(String predicate) {
    return new Predicate(predicate, Optional.empty(), Optional.empty(), Optional.empty(), false);
  }
}
