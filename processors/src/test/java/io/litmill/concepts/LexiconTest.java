package io.litmill.concepts;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.concepts.IndexManifest.Source;
import io.litmill.concepts.IndexManifest.TypeCount;
import io.litmill.concepts.vocabulary.Selection;
import io.litmill.concepts.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every file of the shared lexicon that holds names goes into one index. */
class LexiconTest {
  private static final Path LEXICON =
      Path.of(System.getProperty("litmill.shared", "../shared"), "data", "lexicon");

  @TempDir private Path folder;

  @Test
  void allFilesAreRead() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(LEXICON), "no shared data in " + LEXICON);
    List<Vocabulary> vocabularies =
        List.of(
            vocabulary("ncbi-gene-human/genes-human.tsv.gz", "Gene"),
            vocabulary("ncbi-gene-human/symbols-human.tsv.gz", "Gene"),
            vocabulary("mesh2015/tree-numbers.tsv.gz", "Disease"),
            vocabulary("disease-ontology/term-names.tsv.gz", "Disease"),
            vocabulary("mesh2015/tree-numbers.tsv.gz", "Chemical"),
            vocabulary("chebi-mesh/mesh_mappings.tsv.gz", "Chemical"),
            vocabulary("chebi-mesh/bel_chebi_map.tsv.gz", "Chemical"),
            vocabulary("mentions-from-train-dev.tsv.gz", "Species"));
    IndexManifest manifest =
        new IndexBuilder("lexicon", vocabularies).write(folder.resolve("index"), false);
    Map<String, Long> concepts =
        manifest.types().stream().collect(Collectors.toMap(TypeCount::type, TypeCount::concepts));
    assertThat(concepts.get("Gene")).isEqualTo(56_425);
    assertThat(concepts.get("Disease")).isGreaterThan(10_000);
    assertThat(concepts.get("Chemical")).isGreaterThan(50_000);
    assertThat(concepts.get("Species")).isGreaterThan(300);
    assertThat(manifest.sources())
        .extracting(Source::format)
        .containsExactly(
            "gene-table",
            "gene-symbols",
            "mesh-table",
            "disease-ontology-table",
            "mesh-table",
            "mesh-mappings",
            "name-id",
            "mentions");
    try (ConceptIndex index = ConceptIndex.open(folder.resolve("index"))) {
      assertThat(index.lookup("BRCA1", "Gene"))
          .extracting(Match::id)
          .containsExactly("NCBIGene:672");
      assertThat(index.lookup("alpha-1-B glycoprotein", "Gene"))
          .extracting(Match::id)
          .containsExactly("NCBIGene:1");
      assertThat(index.lookup("E. coli", "Species"))
          .extracting(Match::id)
          .contains("NCBITaxon:562");
    }
  }

  private static Vocabulary vocabulary(String file, String type) {
    return Vocabulary.of(LEXICON.resolve(file), Selection.of(type));
  }
}
