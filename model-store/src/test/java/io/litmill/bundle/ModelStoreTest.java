package io.litmill.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
  @TempDir static Path imported;
  @TempDir Path first;
  @TempDir Path second;

  private static Bundle bundle;

  @BeforeAll
  static void importOnce() throws IOException {
    bundle = PublishedCheckpoints.imported("bert-token", imported);
  }

  @Test
  void findsByNameIdAndFolder() throws IOException {
    ModelStore store = new ModelStore(List.of(first, imported));
    assertThat(store.find("bert-token")).isEqualTo(bundle);
    assertThat(store.find(bundle.id())).isEqualTo(bundle);
    assertThat(store.find(bundle.folder().toString())).isEqualTo(bundle);
  }

  @Test
  void findsAFolderOutsideOfTheStore() throws IOException {
    assertThat(new ModelStore(List.of(first)).find(bundle.folder().toString())).isEqualTo(bundle);
  }

  @Test
  void theFirstFolderGoesBeforeTheSecond() throws IOException {
    BundleCopy.of(bundle.folder(), first.resolve("copy"));
    ModelStore store = new ModelStore(List.of(first, imported));
    assertThat(store.find("bert-token").folder()).isEqualTo(first.resolve("copy"));
    assertThat(store.contents().bundles()).extracting(Bundle::id).hasSize(2);
  }

  @Test
  void whatIsNotThereIsAnsweredWithWhatIs() {
    ModelStore store = new ModelStore(List.of(first, imported));
    assertThatThrownBy(() -> store.find("biobert"))
        .isInstanceOf(BundleException.class)
        .hasMessage(
            "no bundle biobert in [%s, %s]: known are %s".formatted(first, imported, bundle.id()));
  }

  @Test
  void anEmptyStoreSaysHowItIsFilled() {
    assertThatThrownBy(() -> new ModelStore(List.of(first.resolve("missing"))).find("biobert"))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("litmill model import");
  }

  @Test
  void aDamagedManifestHidesNoOtherBundle() throws IOException {
    Files.createDirectories(second.resolve("damaged"));
    Files.writeString(second.resolve("damaged/manifest.json"), "{");
    BundleCopy.of(bundle.folder(), second.resolve("well"));
    ModelStore store = new ModelStore(List.of(second));
    assertThat(store.find("bert-token").id()).isEqualTo(bundle.id());
    ModelStore.Contents contents = store.contents();
    assertThat(contents.bundles()).extracting(Bundle::folder).containsOnly(second.resolve("well"));
    assertThat(contents.unreadable())
        .singleElement()
        .matches(e -> e.getMessage().startsWith(second.resolve("damaged").toString()));
    assertThatThrownBy(() -> store.find("damaged"))
        .hasMessageContaining("unreadable: " + second.resolve("damaged/manifest.json"));
  }

  @Test
  void whatAnImportIsWritingAndOtherFilesAreNotListed() throws IOException {
    BundleCopy.of(bundle.folder(), second.resolve(".import-1"));
    Files.createDirectories(second.resolve("empty"));
    Files.writeString(second.resolve("notes.txt"), "x");
    ModelStore.Contents contents = new ModelStore(List.of(second)).contents();
    assertThat(contents.bundles()).isEmpty();
    assertThat(contents.unreadable()).isEmpty();
  }

  @Test
  void aStoreNeedsAFolder() {
    assertThatThrownBy(() -> new ModelStore(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a store needs a folder");
  }
}
