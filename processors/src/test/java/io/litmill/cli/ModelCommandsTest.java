package io.litmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** {@code litmill model …} on the small checkpoints of the model store's tests. */
@TestMethodOrder(MethodOrderer.Random.class)
class ModelCommandsTest {
  private static final Path CHECKPOINTS =
      Path.of("..", "model-store", "src", "test", "resources", "checkpoints");

  @TempDir static Path store;
  @TempDir Path work;

  private static CommandRun imported;

  @BeforeAll
  static void importOnce() {
    imported = importInto(store, "bert-token", "--name", "tagger", "--license", "MIT");
  }

  @Test
  void importPrintsTheIdAndWhatItIs() {
    assertThat(imported.exitCode()).as(imported.err()).isZero();
    assertThat(imported.out())
        .matches("(?s)tagger@[0-9a-f]{16}\\R.*")
        .contains("  folder      " + store.resolve("tagger"))
        .contains("  task        token")
        .contains("  labels      B-DISEASE, I-DISEASE, 0")
        .contains("decisions changed on the golden texts");
  }

  @Test
  void theNameIsTheFoldersIfNoneIsGiven() {
    assertThat(importInto(work, "bert-token").out()).startsWith("bert-token@");
  }

  @Test
  void theNameOfACheckpointsPathIsThatOfItsFolder() {
    CommandRun run = importInto(work, "tf1-biobert-ner/model.ckpt-3420", "--task", "token");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("tf1-biobert-ner@");
  }

  @Test
  void importComparesWithAReference() {
    CommandRun run =
        importInto(
            work, "bert-token", "--reference", checkpoint("bert-token/reference.json").toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("  reference   agrees against ");
  }

  @Test
  void aReferenceThatDiffersIsAFailure() throws IOException {
    Path reference = work.resolve("reference.json");
    String original = Files.readString(checkpoint("bert-token/reference.json"));
    Files.writeString(reference, original.replaceFirst("(\"logits\": ?\\[\\s*\\[\\s*)", "$17"));
    CommandRun run = importInto(work, "bert-token", "--reference", reference.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("  reference   DIFFERS").contains("example 1, logits[0]");
  }

  @Test
  void aReferenceThatIsNotThereIsFoundBeforeTheImport() throws IOException {
    Path missing = work.resolve("missing.json");
    CommandRun run = importInto(work, "bert-token", "--reference", missing.toString());
    assertFails(run, missing.toString());
    try (Stream<Path> children = Files.list(work)) {
      assertThat(children).isEmpty();
    }
  }

  @Test
  void aNameThatIsTakenIsAFailureThatSaysHowToReplace() {
    assertFails(importInto(store, "bert-token", "--name", "tagger"), "--replace");
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path missing = work.resolve("missing");
    assertFails(
        CommandRun.of("model", "import", missing.toString(), "--store", work.toString()),
        missing.toString());
  }

  @Test
  void aPickledCheckpointIsRefusedWithTheWayOut() {
    CommandRun run = importInto(work, "malformed/pickle-only");
    assertFails(run, "pytorch_model.bin is a Python pickle");
    assertThat(run.err()).contains("safe_serialization=True");
  }

  @Test
  void aThresholdForAnUnknownLabelIsAFailure() {
    assertFails(importInto(work, "bert-token", "--threshold", "X=0.3"), "not there: X");
  }

  @Test
  void aNameThatLeavesTheStoreIsAFailure() {
    assertFails(importInto(work, "bert-token", "--name", "../outside"), "\"../outside\"");
  }

  @Test
  void verifySaysOkForEachBundle() {
    CommandRun run = CommandRun.of("model", "verify", "--store", store.toString());
    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.out()).matches("ok      tagger@[0-9a-f]{16}  \\d+ files, .*\\R");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void verifyFindsADamagedBundleAndGoesOn() throws IOException {
    importInto(work, "bert-token", "--name", "a");
    importInto(work, "bert-token", "--name", "b");
    Files.createDirectories(work.resolve("c"));
    Files.writeString(work.resolve("c/manifest.json"), "{}");
    Files.delete(work.resolve("a/golden.json"));
    CommandRun run = CommandRun.of("model", "verify", "--store", work.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("FAILED  a@")
        .contains("golden.json is missing")
        .contains("ok      b@")
        .contains("FAILED  " + work.resolve("c/manifest.json"));
  }

  @Test
  void verifyOfABundleThatIsNotThereIsAFailureThatListsWhatIs() {
    assertFails(
        CommandRun.of("model", "verify", "nothing", "--store", store.toString()), "tagger@");
  }

  @Test
  void listHasALineForEachBundle() {
    CommandRun run = CommandRun.of("model", "list", "--store", store.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .matches("tagger@[0-9a-f]{16}  token +bert +0\\.0 M  B-DISEASE, I-DISEASE, 0\\R");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void anEmptyStoreIsSaidOnStderr() {
    for (String command : new String[] {"list", "verify"}) {
      CommandRun run = CommandRun.of("model", command, "--store", work.toString());
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("no bundles in [" + work);
    }
  }

  @Test
  void listNamesWhatItCannotRead() throws IOException {
    Files.createDirectories(work.resolve("broken"));
    Files.writeString(work.resolve("broken/manifest.json"), "{");
    CommandRun run = CommandRun.of("model", "list", "--store", work.toString());
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("unreadable: " + work.resolve("broken/manifest.json"));
  }

  @Test
  void showPrintsTheManifestAsItIs() throws IOException {
    CommandRun run = CommandRun.of("model", "show", "tagger", "--store", store.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .matches("(?s)id      tagger@[0-9a-f]{16}\\R.*")
        .contains("folder  " + store.resolve("tagger"))
        .contains(Files.readString(store.resolve("tagger/manifest.json")))
        .contains("\"license\" : \"MIT\"");
  }

  @Test
  void showOfABundleThatIsNotThereIsAFailure() {
    assertFails(
        CommandRun.of("model", "show", "nothing", "--store", store.toString()),
        "no bundle nothing in [" + store);
  }

  private static CommandRun importInto(Path store, String checkpoint, String... options) {
    String[] fixed = {
      "model", "import", checkpoint(checkpoint).toString(), "--store", store.toString()
    };
    return CommandRun.of(
        Stream.concat(Stream.of(fixed), Stream.of(options)).toArray(String[]::new));
  }

  private static Path checkpoint(String name) {
    return CHECKPOINTS.resolve(name);
  }

  private static void assertFails(CommandRun run, String message) {
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("litmill: ").contains(message).doesNotContain("\tat ");
  }
}
