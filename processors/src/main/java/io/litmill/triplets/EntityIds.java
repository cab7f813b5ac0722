package io.litmill.triplets;

import io.litmill.entities.LinkedMention;
import io.litmill.schemas.Concept;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a triplet names what a mention stands for. */
public final class EntityIds {
  /** Begins the id of what no dictionary knows. */
  public static final String UNLINKED = "litmill:";

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

  private EntityIds() {}

  /**
   * The CURIE of the first concept, or {@code litmill:TYPE:NAME} where the mention is unlinked: its
   * name in Unicode form NFKC, lower case, with underscores for white space.
   */
  public static String of(LinkedMention mention) {
    return mention
        .concept()
        .map(Concept::getId)
        .orElseGet(() -> UNLINKED + mention.type() + ":" + normalised(mention.name()));
  }

  static String normalised(String name) {
    String folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return SPACE.matcher(folded.strip()).replaceAll("_");
  }

  /** The preferred name of the first concept, or the mention's text where it is unlinked. */
  static String name(LinkedMention mention) {
    return mention.concept().map(Concept::getName).orElse(mention.text());
  }
}
