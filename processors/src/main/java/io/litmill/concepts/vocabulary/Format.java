package io.litmill.concepts.vocabulary;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** The formats of vocabulary files. */
public enum Format {
  /** {@code id||name|name}, the preferred name first; lines with {@code #} are comments. */
  NAMES(null, new PipedNames()),
  /** Identifier, preferred name and optionally synonyms with bars between, by tabs. */
  TSV(null, new TabbedNames()),
  /** Name and identifier by a tab. */
  NAME_ID(null, new NameAndId()),
  /** JSON objects, one a line: concept_id, canonical_name, aliases. */
  JSON_LINES(null, new JsonLines()),
  /** OBO 1.2 and 1.4: MONDO, ChEBI, Disease Ontology, … */
  OBO(null, new OboStanzas()),
  /** Descriptor or supplementary records of MeSH. */
  MESH_XML("MESH", new MeshRecords()),
  /** {@code gene_info} of NCBI Gene. */
  NCBI_GENE("NCBIGene", new Table(Layout.GENE_INFO)),
  /** {@code names.dmp} of NCBI Taxonomy. */
  NCBI_TAXONOMY("NCBITaxon", new TaxonomyNames()),
  /** Descriptors of MeSH: mesh_id, mesh_name and mesh_tree_number. */
  MESH_TABLE("MESH", new Table(Layout.MESH)),
  /** Genes: GeneID, symbol, synonyms, name, other_names, type. */
  GENE_TABLE("NCBIGene", new Table(Layout.GENES)),
  /** Gene symbols: GeneID, type, symbol. */
  GENE_SYMBOLS("NCBIGene", new Table(Layout.GENE_SYMBOLS)),
  /** Disease Ontology: doid, name, type. */
  DISEASE_ONTOLOGY_TABLE("DOID", new Table(Layout.DISEASE_ONTOLOGY)),
  /** Mentions of corpora: type, identifier, mention, corpus, count. */
  MENTIONS(null, new Table(Layout.MENTIONS)),
  /** MeSH to other vocabularies: MESH, id, name, prefix, id, name. */
  MESH_MAPPINGS("MESH", new MeshMappings());

  /** Reads the entries of a file. */
  interface Reader {
    void read(SourceText text, Selection selection, Entry.Sink sink) throws IOException;
  }

  private final String prefix;
  private final Reader reader;

  Format(String prefix, Reader reader) {
    this.prefix = prefix;
    this.reader = reader;
  }

  /** As on the command line and in manifests. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String prefix() {
    return prefix;
  }

  Reader reader() {
    return reader;
  }

  /** The format of a file by its beginning. */
  static Optional<Format> of(String head) {
    String start = head.stripLeading();
    if (start.startsWith("<")) {
      boolean mesh =
          head.contains("<DescriptorRecordSet") || head.contains("<SupplementalRecordSet");
      return mesh ? Optional.of(MESH_XML) : Optional.empty();
    }
    if (start.startsWith("format-version:")) {
      return Optional.of(OBO);
    }
    return table(start)
        .or(() -> head.lines().filter(Format::isData).findFirst().flatMap(Format::ofLine));
  }

  private static boolean isData(String line) {
    return !line.isBlank() && line.charAt(0) != '#';
  }

  private static Optional<Format> table(String start) {
    for (Format format : values()) {
      if (format.reader instanceof Table table && table.layout().hasHeader(start)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  private static Optional<Format> ofLine(String line) {
    if (line.charAt(0) == '{') {
      return Optional.of(JSON_LINES);
    }
    if (line.contains("||")) {
      return Optional.of(NAMES);
    }
    if (line.contains("\t|\t")) {
      return Optional.of(NCBI_TAXONOMY);
    }
    String[] columns = line.split("\t", -1);
    if (columns.length == 6 && columns[0].equals("MESH")) {
      return Optional.of(MESH_MAPPINGS);
    }
    if (columns.length == 2
        && columns[1].matches("[A-Za-z]+:\\S+")
        && !columns[0].matches("[A-Za-z]+:\\S+")) {
      return Optional.of(NAME_ID);
    }
    return columns.length > 1 ? Optional.of(TSV) : Optional.empty();
  }
}
