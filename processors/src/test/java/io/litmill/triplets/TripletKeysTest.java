package io.litmill.triplets;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.schemas.TripletKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TripletKeysTest {
  private static final Predicate INHIBITS =
      new Predicate(
          "biolink:affects",
          Optional.of("biolink:causes"),
          Optional.of("activity"),
          Optional.of("decreased"),
          false);

  @Test
  void thePredicateOfAKeySaysQualifiersAndNegation() {
    assertThat(TripletKeys.predicate(INHIBITS, false))
        .isEqualTo(
            "biolink:affects;object_aspect_qualifier=activity"
                + ";object_direction_qualifier=decreased;qualified_predicate=biolink:causes");
    assertThat(TripletKeys.predicate(Predicate.plain("biolink:causes"), true))
        .isEqualTo("biolink:causes;negated=true");
  }

  /** Consumers keep ids for years, so a change of them must be noticed here. */
  @Test
  void anIdNeverChanges() {
    TripletKey key = TripletKeys.of("227508", "MESH:D001241", "biolink:causes", "MESH:D001249");
    // printf '227508\nMESH:D001241\nbiolink:causes\nMESH:D001249\n' | sha256sum | cut -c-32
    assertThat(key.getTripletId()).isEqualTo("96e705897e80207655ebd62bfadd2f88");
  }

  @Test
  void eachFieldIsPartOfTheId() {
    List<TripletKey> keys =
        List.of(
            TripletKeys.of("1", "a", "p", "b"),
            TripletKeys.of("2", "a", "p", "b"),
            TripletKeys.of("1", "b", "p", "a"),
            TripletKeys.of("1", "a", "p;negated=true", "b"),
            TripletKeys.of("1", "ap", "", "b"));
    assertThat(keys).extracting(TripletKey::getTripletId).doesNotHaveDuplicates();
  }
}
