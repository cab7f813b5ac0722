package io.litmill.bundle;

import io.litmill.bundle.Manifest.Drift;
import io.litmill.checkpoint.source.WeightSource;
import io.litmill.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A bundle that is to be written. Nothing is left behind when writing fails; the bundle appears
 * when it is complete.
 *
 * @param plan the manifest, without what is known of the files
 * @param weights by canonical names
 * @param texts further files of the bundle by name, as {@code README.md}; the manifest has their
 *     digests too
 */
public record BundleDraft(
    Manifest plan, Tokenizer tokenizer, List<WeightSource> weights, Map<String, String> texts) {
  public BundleDraft {
    weights = List.copyOf(weights);
    texts = Map.copyOf(texts);
  }

  /**
   * Checks that a bundle can be written to a folder.
   *
   * @throws BundleException if there is one already and it is not to be replaced
   */
  public static void requireFree(Path target, boolean replace) {
    if (Files.exists(target) && !replace) {
      throw new BundleException(
          target + " is there already; use another name, or --replace to overwrite it");
    }
  }

  /**
   * Writes the bundle.
   *
   * @param target the bundle's folder, which is replaced where it exists
   */
  public Bundle write(Path target) throws IOException {
    Files.createDirectories(target.toAbsolutePath().getParent());
    Path draft = Files.createDirectory(Folders.beside(target.toAbsolutePath(), ".import-"));
    try {
      BundleWriter writer = new BundleWriter(draft, plan, tokenizer);
      writer.writeModel(weights);
      for (Map.Entry<String, String> text : texts.entrySet()) {
        Files.writeString(draft.resolve(text.getKey()), text.getValue());
      }
      List<Drift> drift = writer.writeGolden();
      Manifest manifest = plan.completed(drift, Digests.ofFolder(draft, Bundle.MANIFEST));
      Bundle.JSON.writeValue(draft.resolve(Bundle.MANIFEST).toFile(), manifest);
      Folders.replace(draft, target.toAbsolutePath());
    } finally {
      Folders.delete(draft);
    }
    return Bundle.open(target);
  }
}
