package io.litmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConceptsCommandsTest {
  @TempDir private Path folder;

  @Test
  void buildsAnIndexOfSeveralTypesAndLooksNamesUp() throws IOException {
    Path genes = Files.writeString(folder.resolve("genes.txt"), "672||BRCA1|RNF53\n");
    Path diseases = Files.writeString(folder.resolve("d.txt"), "D001943||Breast Neoplasms\n");
    String index = folder.resolve("own").toString();

    CommandRun build =
        CommandRun.of(
            "concepts",
            "build",
            "Gene=" + genes,
            diseases.toString(),
            "--type",
            "Disease",
            "--out",
            index);
    assertThat(build.err()).isEmpty();
    assertThat(build.exitCode()).isZero();
    assertThat(build.out())
        .contains("Gene         1 concepts, 2 names")
        .containsPattern("own@[0-9a-f]{16}");

    CommandRun lookup =
        CommandRun.of("concepts", "lookup", "neoplasm of the breast", "--index", index);
    assertThat(lookup.exitCode()).isZero();
    assertThat(lookup.out())
        .isEqualToNormalizingNewlines("MESH:D001943\tBreast Neoplasms\ttoken-sorted\t0.80\n");
    assertThat(
            CommandRun.of("concepts", "lookup", "BRCA1", "--type", "Disease", "--index", index)
                .out())
        .isEmpty();
  }

  @Test
  void optionsHoldForOneTypeOrForAll() throws IOException {
    Path genes = Files.writeString(folder.resolve("genes.txt"), "672||BRCA1\n");
    Path diseases =
        Files.writeString(folder.resolve("d.txt"), "DOID:1612|MESH:D001943||breast cancer\n");
    String out = folder.resolve("index").toString();
    String[] files = {"Gene=" + genes, "Disease=" + diseases};
    CommandRun one =
        CommandRun.of(
            "concepts", "build", files[0], files[1], "--ids", "Disease=MESH", "--out", out);
    assertThat(one.exitCode()).isZero();
    assertThat(CommandRun.of("concepts", "lookup", "breast cancer", "--index", out).out())
        .startsWith("MESH:D001943\t");
    CommandRun all =
        CommandRun.of("concepts", "build", files[0], "--ids", "MESH", "--replace", "--out", out);
    assertThat(all.exitCode()).isEqualTo(1);
    assertThat(all.err()).contains("no concept of type Gene with an identifier of MESH");
  }

  @Test
  void looksUpInTheVocabularyThatShips() {
    CommandRun lookup = CommandRun.of("concepts", "lookup", "aspirin", "--type", "Chemical");
    assertThat(lookup.exitCode()).isZero();
    assertThat(lookup.out()).startsWith("MESH:D001241\t");
    CommandRun unknown = CommandRun.of("concepts", "lookup", "no such thing");
    assertThat(unknown.exitCode()).isZero();
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.err()).contains("no such thing is not in starter@");
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    Path names = Files.writeString(folder.resolve("names.txt"), "D001943||Breast Neoplasms\n");
    String out = folder.resolve("index").toString();
    CommandRun untyped = CommandRun.of("concepts", "build", names.toString(), "--out", out);
    assertThat(untyped.exitCode()).isEqualTo(2);
    assertThat(untyped.err()).contains("no entity type for " + names);
    CommandRun format =
        CommandRun.of("concepts", "build", "Disease=" + names, "--format", "x", "--out", out);
    assertThat(format.exitCode()).isEqualTo(2);
    assertThat(format.err()).contains("x is none of names, tsv");
    CommandRun missing =
        CommandRun.of("concepts", "build", "Disease=" + folder.resolve("none"), "--out", out);
    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.err()).contains("no such file").contains("none");
    CommandRun index = CommandRun.of("concepts", "lookup", "x", "--index", out);
    assertThat(index.exitCode()).isEqualTo(1);
    assertThat(index.err()).contains("is no concept index");
  }
}
