package io.litmill.cli;

import io.litmill.concepts.ConceptIndex;
import io.litmill.concepts.IndexBuilder;
import io.litmill.concepts.IndexManifest.TypeCount;
import io.litmill.concepts.vocabulary.CrossReferences;
import io.litmill.concepts.vocabulary.Format;
import io.litmill.concepts.vocabulary.Selection;
import io.litmill.concepts.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code litmill concepts build}. */
@Command(
    name = "build",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes a concept index from vocabulary files, plain or gzip.",
      "Formats, told by a file's beginning: id||name|name, TSV, JSON lines (concept_id, canonical_name,"
          + " aliases), OBO, MeSH descriptor and supplementary XML, NCBI gene_info, NCBI Taxonomy"
          + " names.dmp, and tables of MeSH, genes and the Disease Ontology.",
      "Where files share a concept, the first one gives its preferred name. Options with [TYPE=] hold for"
          + " one entity type, such as --ids Disease=MESH, or for all."
    })
final class ConceptsBuildCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "[TYPE=]FILE",
      arity = "1..*",
      description =
          "Vocabulary files; TYPE= before a file gives the entity type of its concepts, such as Disease=desc2026.xml")
  private List<String> files;

  @Option(
      names = "--type",
      paramLabel = "T",
      description = "Entity type of the files without one of their own: Chemical, Disease, Gene, …")
  private String type;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "INDEX",
      description = "Folder to write the index to")
  private Path out;

  @Option(names = "--replace", description = "Replace the index that is there")
  private boolean replace;

  @Option(
      names = "--name",
      paramLabel = "N",
      description = "Name in the index's version; default: the folder's")
  private String name;

  @Option(
      names = "--format",
      paramLabel = "F",
      converter = FormatConverter.class,
      description = "Format of all files, where it cannot be told")
  private Format format;

  @Option(
      names = "--prefix",
      paramLabel = "[TYPE=]P",
      description =
          "Prefix of identifiers that have none; NCBIGene for genes, NCBITaxon for species")
  private List<String> prefixes = List.of();

  @Option(
      names = "--taxon",
      split = ",",
      paramLabel = "ID",
      description = "Only genes of these species of NCBI gene_info, such as 9606")
  private Set<String> taxa = Set.of();

  @Option(
      names = "--tree",
      paramLabel = "[TYPE=]T,T",
      description =
          "Only MeSH descriptors in these trees; default for Disease C,F03, Chemical D, Species B, Anatomy A, CellType A11")
  private List<String> trees = List.of();

  @Option(names = "--related", description = "Take related synonyms of ontologies too")
  private boolean related;

  @Option(
      names = "--ids",
      paramLabel = "[TYPE=]P",
      description =
          "Only identifiers with this prefix; a concept of another vocabulary takes its only cross-reference with it")
  private List<String> ids = List.of();

  @Option(
      names = "--xrefs",
      paramLabel = "FILE",
      description =
          "Table of cross-references for --ids: doid_code, doid_name, resource, resource_id")
  private Path xrefs;

  @Override
  public Integer call() throws IOException {
    CrossReferences references =
        xrefs == null ? CrossReferences.none() : CrossReferences.read(xrefs);
    List<Vocabulary> vocabularies = new ArrayList<>();
    for (String file : files) {
      vocabularies.add(vocabulary(file, references));
    }
    String indexName = name != null ? name : out.toAbsolutePath().getFileName().toString();
    new IndexBuilder(indexName, vocabularies).write(out, replace);
    PrintWriter result = spec.commandLine().getOut();
    try (ConceptIndex index = ConceptIndex.open(out)) {
      for (TypeCount count : index.manifest().types()) {
        result.printf(
            Locale.ROOT,
            "%-12s %,d concepts, %,d names%n",
            count.type(),
            count.concepts(),
            count.names());
      }
      result.println(index.version());
    }
    return 0;
  }

  private Vocabulary vocabulary(String argument, CrossReferences references) {
    int equals = argument.indexOf('=');
    boolean typed = equals > 0 && argument.substring(0, equals).matches("\\w+");
    String entityType = typed ? argument.substring(0, equals) : type;
    if (entityType == null) {
      throw new ParameterException(
          spec.commandLine(),
          "no entity type for %s: give --type T, or write T=%s".formatted(argument, argument));
    }
    return Vocabulary.of(
        Path.of(typed ? argument.substring(equals + 1) : argument),
        format,
        selection(entityType),
        references);
  }

  private Selection selection(String entityType) {
    Selection selection =
        Selection.of(entityType)
            .withPrefix(ofType(prefixes, entityType).orElse(null))
            .withTaxa(taxa)
            .withRelated(related)
            .withPreferredPrefix(ofType(ids, entityType).orElse(null));
    return ofType(trees, entityType)
        .map(numbers -> selection.withTrees(List.of(numbers.split(","))))
        .orElse(selection);
  }

  /** The value for a type, {@code Disease=MESH}, else the one for all. */
  private static Optional<String> ofType(List<String> values, String entityType) {
    String start = entityType + "=";
    return values.stream()
        .filter(value -> value.startsWith(start))
        .map(value -> value.substring(start.length()))
        .findFirst()
        .or(() -> values.stream().filter(value -> value.indexOf('=') < 0).findFirst());
  }

  /** Formats by their names in manifests. */
  static final class FormatConverter implements ITypeConverter<Format> {
    @Override
    public Format convert(String value) {
      for (Format each : Format.values()) {
        if (each.label().equalsIgnoreCase(value)) {
          return each;
        }
      }
      List<String> labels = List.of(Format.values()).stream().map(Format::label).toList();
      throw new TypeConversionException(
          "%s is none of %s".formatted(value, String.join(", ", labels)));
    }
  }
}
