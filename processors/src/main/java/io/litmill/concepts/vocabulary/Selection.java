package io.litmill.concepts.vocabulary;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to take from vocabularies.
 *
 * @param entityType that the concepts are of, such as {@code Disease}
 * @param prefix of identifiers that have none; null for the usual one of the type
 * @param taxa NCBI Taxonomy identifiers that genes must belong to; empty for all
 * @param trees beginnings of MeSH tree numbers of which a descriptor must have one; empty for all
 * @param related whether related synonyms of ontologies count, and not the exact ones only
 * @param preferredPrefix identifiers must have this prefix: an entry of another takes its only
 *     reference with it, and is left out if it has none or several; null to keep all
 */
public record Selection(
    String entityType,
    String prefix,
    Set<String> taxa,
    List<String> trees,
    boolean related,
    String preferredPrefix) {
  public Selection {
    if (entityType == null || entityType.isBlank()) {
      throw new IllegalArgumentException("a vocabulary needs the entity type of its concepts");
    }
    taxa = Set.copyOf(taxa);
    trees = List.copyOf(trees);
  }

  /** All of a file, but of MeSH the trees that hold the type. */
  public static Selection of(String entityType) {
    return new Selection(entityType, null, Set.of(), usualTrees(entityType), false, null);
  }

  public Selection withPrefix(String newPrefix) {
    return new Selection(entityType, newPrefix, taxa, trees, related, preferredPrefix);
  }

  public Selection withTaxa(Set<String> newTaxa) {
    return new Selection(entityType, prefix, newTaxa, trees, related, preferredPrefix);
  }

  public Selection withTrees(List<String> newTrees) {
    return new Selection(entityType, prefix, taxa, newTrees, related, preferredPrefix);
  }

  public Selection withRelated(boolean newRelated) {
    return new Selection(entityType, prefix, taxa, trees, newRelated, preferredPrefix);
  }

  public Selection withPreferredPrefix(String newPreferred) {
    return new Selection(entityType, prefix, taxa, trees, related, newPreferred);
  }

  /** Where MeSH keeps concepts of a type; empty for types that it does not have. */
  private static List<String> usualTrees(String entityType) {
    return switch (entityType) {
      case "Anatomy" -> List.of("A");
      case "CellType" -> List.of("A11");
      case "Chemical" -> List.of("D");
      case "Disease" -> List.of("C", "F03");
      case "Species" -> List.of("B");
      default -> List.of();
    };
  }

  /** Class of MeSH's supplementary records of the type; empty for all. */
  Optional<String> supplementaryClass() {
    return switch (entityType) {
      case "Chemical" -> Optional.of("1");
      case "Disease" -> Optional.of("3");
      case "Species" -> Optional.of("4");
      default -> Optional.empty();
    };
  }

  boolean takesTree(String number) {
    return trees.isEmpty() || trees.stream().anyMatch(number::startsWith);
  }

  boolean takesTaxon(String taxon) {
    return taxa.isEmpty() || taxa.contains(taxon);
  }

  String prefixOf(String formatPrefix) {
    if (prefix != null) {
      return prefix;
    }
    return formatPrefix != null ? formatPrefix : Curies.usualPrefix(entityType).orElse(null);
  }
}
