package io.litmill.concepts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.concepts.Match.Method;
import io.litmill.concepts.vocabulary.Selection;
import io.litmill.concepts.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConceptIndexTest {
  @TempDir private Path folder;

  @Test
  void findsExactNamesFirst() throws IOException {
    try (ConceptIndex index = diseases("MESH:D000001||Cold|cold|Chills", "MESH:D000002||cold")) {
      assertThat(index.lookup("Cold", "Disease"))
          .containsExactly(new Match("MESH:D000001", "Cold", Method.EXACT, 1f));
      assertThat(index.lookup("Chills", "Disease"))
          .containsExactly(new Match("MESH:D000001", "Cold", Method.EXACT, 1f));
    }
  }

  @Test
  void aPreferredNameBeatsASynonym() throws IOException {
    try (ConceptIndex index = diseases("MESH:D000001||Cold|cold", "MESH:D000002||cold")) {
      assertThat(ids(index.lookup("cold", "Disease"))).containsExactly("MESH:D000002");
      assertThat(ids(index.lookup("COLD", "Disease")))
          .containsExactly("MESH:D000001", "MESH:D000002");
    }
  }

  @Test
  void thenByNormalisedKeyThenByTokens() throws IOException {
    try (ConceptIndex index =
        diseases("MESH:D013927||Thrombosis|thrombus", "MESH:D001943||Breast Neoplasms")) {
      assertThat(index.lookup("breast neoplasm", "Disease"))
          .containsExactly(new Match("MESH:D001943", "Breast Neoplasms", Method.NORMALISED, 0.9f));
      assertThat(index.lookup("neoplasm of the breast", "Disease"))
          .containsExactly(
              new Match("MESH:D001943", "Breast Neoplasms", Method.TOKEN_SORTED, 0.8f));
    }
  }

  @Test
  void givesAllCandidatesInTheOrderOfTheVocabulary() throws IOException {
    try (ConceptIndex index =
        diseases("MESH:D000009||a|same", "MESH:D000003||b|same", "MESH:D000005||c|same|Same")) {
      assertThat(ids(index.lookup("same", "Disease")))
          .containsExactly("MESH:D000009", "MESH:D000003", "MESH:D000005");
      assertThat(ids(index.lookup("Same", "Disease"))).containsExactly("MESH:D000005");
    }
  }

  @Test
  void guessesNothing() throws IOException {
    try (ConceptIndex index = diseases("MESH:D001943||Breast Neoplasms")) {
      assertThat(index.lookup("breast neoplasia", "Disease")).isEmpty();
      assertThat(index.lookup("Breast Neoplasms", "Chemical")).isEmpty();
      assertThat(index.lookup("", "Disease")).isEmpty();
      assertThat(index.lookup("...", "Disease")).isEmpty();
      assertThat(index.lookup("\uD800\u0000", "Disease")).isEmpty();
    }
  }

  @Test
  void typesAreKeptApart() throws IOException {
    Path chemicals = file("chemicals.txt", "MESH:D000241||Adenosine|same");
    Path diseases = file("diseases.txt", "MESH:D000001||x|same");
    new IndexBuilder(
            "two",
            List.of(
                Vocabulary.of(chemicals, Selection.of("Chemical")),
                Vocabulary.of(diseases, Selection.of("Disease"))))
        .write(folder.resolve("two"), false);
    try (ConceptIndex index = ConceptIndex.open(folder.resolve("two"))) {
      assertThat(ids(index.lookup("same", "Chemical"))).containsExactly("MESH:D000241");
      assertThat(ids(index.lookup("same", "Disease"))).containsExactly("MESH:D000001");
      assertThat(ids(index.lookup("same"))).containsExactly("MESH:D000241", "MESH:D000001");
      assertThat(index.manifest().types())
          .extracting(IndexManifest.TypeCount::type)
          .containsExactly("Chemical", "Disease");
    }
  }

  @Test
  void theFirstFileSaysWhatTheConceptIsCalled() throws IOException {
    Path first = file("first.txt", "MESH:D000001||Cold");
    Path second = file("second.txt", "MESH:D000001||Common Cold|catarrh", "MESH:D000002||Flu");
    Selection selection = Selection.of("Disease");
    new IndexBuilder(
            "merged", List.of(Vocabulary.of(first, selection), Vocabulary.of(second, selection)))
        .write(folder.resolve("merged"), false);
    try (ConceptIndex index = ConceptIndex.open(folder.resolve("merged"))) {
      assertThat(index.lookup("catarrh", "Disease"))
          .extracting(Match::preferredName)
          .containsExactly("Cold");
      assertThat(index.manifest().types().get(0))
          .isEqualTo(new IndexManifest.TypeCount("Disease", 2, 4));
      assertThat(index.manifest().sources())
          .extracting(IndexManifest.Source::file)
          .containsExactly("first.txt", "second.txt");
    }
  }

  @Test
  void theSameFilesMakeTheSameIndex() throws IOException {
    Path names = file("names.txt", randomLines(7));
    IndexBuilder builder = builder(names);
    builder.write(folder.resolve("one"), false);
    builder.write(folder.resolve("two"), false);
    try (ConceptIndex one = ConceptIndex.open(folder.resolve("one"));
        ConceptIndex two = ConceptIndex.open(folder.resolve("two"))) {
      assertThat(one.version()).isEqualTo(two.version()).matches("test@[0-9a-f]{16}");
      assertThat(one.manifest()).isEqualTo(two.manifest());
    }
    Files.writeString(names, "MESH:D999999||Another\n");
    builder.write(folder.resolve("two"), true);
    try (ConceptIndex one = ConceptIndex.open(folder.resolve("one"));
        ConceptIndex two = ConceptIndex.open(folder.resolve("two"))) {
      assertThat(one.version()).isNotEqualTo(two.version());
    }
  }

  @Test
  void findsEveryNameOfRandomVocabularies() throws IOException {
    for (long seed = 0; seed < 20; seed++) {
      String[] lines = randomLines(seed);
      Path target = folder.resolve("random" + seed);
      builder(file("random.txt", lines)).write(target, false);
      try (ConceptIndex index = ConceptIndex.open(target)) {
        for (String line : lines) {
          String id = line.substring(0, line.indexOf("||"));
          String preferred = line.substring(line.indexOf("||") + 2).split("\\|")[0].strip();
          assertThat(ids(index.lookup(preferred, "Disease"))).as("seed %d", seed).contains(id);
        }
      }
    }
  }

  @Test
  void manyThreadsLookUpAtOnce() throws Exception {
    String[] lines = randomLines(3);
    Path target = folder.resolve("shared");
    builder(file("shared.txt", lines)).write(target, false);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (ConceptIndex index = ConceptIndex.open(target)) {
      Callable<List<List<Match>>> task =
          () -> {
            List<List<Match>> found = new ArrayList<>();
            for (String line : lines) {
              found.add(index.lookup(line.substring(line.indexOf("||") + 2), "Disease"));
            }
            return found;
          };
      List<List<Match>> alone = task.call();
      for (Future<List<List<Match>>> result : threads.invokeAll(List.of(task, task, task, task))) {
        assertThat(result.get()).isEqualTo(alone);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aChangedFileIsNoticed() throws IOException {
    Path target = folder.resolve("changed");
    builder(file("names.txt", "MESH:D000001||Cold")).write(target, false);
    byte[] concepts = Files.readAllBytes(target.resolve(IndexFiles.CONCEPTS));
    concepts[concepts.length - 1] ^= 1;
    Files.write(target.resolve(IndexFiles.CONCEPTS), concepts);
    assertThatThrownBy(() -> ConceptIndex.open(target))
        .isInstanceOf(ConceptIndexException.class)
        .hasMessageContaining(target.toString())
        .hasMessageContaining("concepts.bin is not what the manifest says");
  }

  @Test
  void whatIsNoIndexIsNamed() throws IOException {
    assertThatThrownBy(() -> ConceptIndex.open(folder.resolve("nothing")))
        .isInstanceOf(ConceptIndexException.class)
        .hasMessageContaining("is no concept index");
    Path broken = Files.createDirectory(folder.resolve("broken"));
    Files.writeString(broken.resolve("manifest.json"), "{");
    assertThatThrownBy(() -> ConceptIndex.open(broken))
        .isInstanceOf(ConceptIndexException.class)
        .hasMessageContaining("manifest.json is not readable");
  }

  @Test
  void anotherFolderIsNotOverwritten() throws IOException {
    IndexBuilder builder = builder(file("names.txt", "MESH:D000001||Cold"));
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(other.resolve("letter.txt"), "dear");
    assertThatThrownBy(() -> builder.write(other, true))
        .isInstanceOf(ConceptIndexException.class)
        .hasMessageContaining("is no concept index");
    Path index = folder.resolve("index");
    builder.write(index, false);
    assertThatThrownBy(() -> builder.write(index, false))
        .isInstanceOf(ConceptIndexException.class)
        .hasMessageContaining("--replace");
  }

  @Test
  void aFailedBuildLeavesNothing() throws IOException {
    IndexBuilder builder = builder(file("names.txt", "MESH:D000001||Cold", "no bars"));
    assertThatThrownBy(() -> builder.write(folder.resolve("index"), false))
        .hasMessageContaining("names.txt, line 2: expected id||name|name");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("names.txt"));
    }
  }

  @Test
  void veryLongNamesDoNotStopABuild() throws IOException {
    String line = "MESH:D000001||Cold|" + "x".repeat(50_000) + "|" + "y".repeat(3_000);
    try (ConceptIndex index = diseases(line)) {
      assertThat(index.lookup("y".repeat(3_000), "Disease")).hasSize(1);
      assertThat(index.lookup("x".repeat(50_000), "Disease")).isEmpty();
    }
  }

  private static String[] randomLines(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String[] lines = new String[300];
    for (int i = 0; i < lines.length; i++) {
      StringBuilder line = new StringBuilder("MESH:D%06d|".formatted(i));
      for (int names = 1 + random.nextInt(4); names > 0; names--) {
        line.append('|').append("n").append(i).append(' ');
        for (int c = 1 + random.nextInt(10); c > 0; c--) {
          line.appendCodePoint("aB1-α ,\uD83D\uDC00é".codePointAt(random.nextInt(8)));
        }
        line.append(names);
      }
      lines[i] = line.toString().replace("\uDC00", "").replace("\uD83D", "x");
    }
    return lines;
  }

  private ConceptIndex diseases(String... lines) throws IOException {
    Path target = folder.resolve("diseases");
    builder(file("diseases.txt", lines)).write(target, false);
    return ConceptIndex.open(target);
  }

  private static IndexBuilder builder(Path file) {
    return new IndexBuilder("test", List.of(Vocabulary.of(file, Selection.of("Disease"))));
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  private static List<String> ids(List<Match> matches) {
    return matches.stream().map(Match::id).toList();
  }
}
