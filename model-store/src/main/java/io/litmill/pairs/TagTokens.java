package io.litmill.pairs;

import io.litmill.tokenizer.Encoding;
import io.litmill.tokenizer.Tokenizer;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The tokens by which a tag is found in a text: those that a tokenizer makes of it whatever stands
 * beside it.
 */
public final class TagTokens {
  private static final List<String> PLACES = List.of("%s", "a %s a", "(%s)", "a%sa", "%s %s");

  private TagTokens() {}

  /**
   * The longest run of tokens that a tag has in all places.
   *
   * @return token ids, one at least
   * @throws IllegalArgumentException if there is none
   */
  public static List<Integer> of(Tokenizer tokenizer, String tag) {
    List<Integer> alone = ids(tokenizer.encode(tag));
    for (int length = alone.size(); length > 0; length--) {
      for (int from = 0; from + length <= alone.size(); from++) {
        List<Integer> run = alone.subList(from, from + length);
        if (inAllPlaces(tokenizer, tag, run)) {
          return List.copyOf(run);
        }
      }
    }
    throw new IllegalArgumentException(
        "tag \"%s\" has no token that does not depend on what stands beside it; choose another"
            .formatted(tag));
  }

  private static boolean inAllPlaces(Tokenizer tokenizer, String tag, List<Integer> run) {
    return PLACES.stream()
        .map(place -> ids(tokenizer.encode(place.replace("%s", tag))))
        .allMatch(ids -> Collections.indexOfSubList(ids, run) >= 0);
  }

  private static List<Integer> ids(Encoding encoding) {
    return IntStream.of(encoding.ids()).boxed().collect(Collectors.toList());
  }
}
