package io.litmill.corpus;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The identifier column of PubTator and BioC files. */
final class ConceptIds {
  private static final Pattern VARIANT = Pattern.compile("(?:rs\\d+|[a-z]\\|).*", Pattern.DOTALL);
  private static final Pattern SEPARATOR = Pattern.compile("[,;|]");
  private static final Pattern SPECIES_OF_GENE = Pattern.compile("\\(Tax:\\d+\\)");

  private ConceptIds() {}

  /**
   * The identifiers, which corpora separate by comma, semicolon or bar; of a sequence variant,
   * whose identifier has bars in it, what is before the gene, disease and group that tmVar appends.
   *
   * @param column empty, {@code -} or {@code -1} for none
   */
  static List<String> of(String column) {
    if (VARIANT.matcher(column).matches()) {
      int appended = column.indexOf(';');
      return List.of(appended < 0 ? column : column.substring(0, appended));
    }
    return Arrays.stream(SEPARATOR.split(column))
        .map(id -> SPECIES_OF_GENE.matcher(id).replaceAll("").strip())
        .filter(id -> !id.isEmpty() && !id.equals("-") && !id.equals("-1"))
        .distinct()
        .toList();
  }
}
