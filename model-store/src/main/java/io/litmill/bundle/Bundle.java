package io.litmill.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.litmill.bundle.Manifest.FileDigest;
import io.litmill.graph.Flavour;
import io.litmill.model.ModelSession;
import io.litmill.model.SessionSettings;
import io.litmill.tokenizer.Tokenizer;
import io.litmill.tokenizer.TokenizerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * A bundle on disk. Opening reads the manifest; {@link #checkDigests} reads all files.
 *
 * @param folder of the bundle
 * @param id the bundle's name, "@", and the first 16 hexadecimal digits of the SHA-256 of its
 *     manifest: the same id means the same weights, tokenizer and settings
 */
public record Bundle(Path folder, String id, Manifest manifest) {
  static final String MANIFEST = "manifest.json";
  static final String GOLDEN = "golden.json";
  static final String TOKENIZER = "tokenizer";

  static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /**
   * Opens a folder.
   *
   * @throws BundleException if there is no valid manifest
   */
  public static Bundle open(Path folder) throws IOException {
    Path file = folder.resolve(MANIFEST);
    if (!Files.isRegularFile(file)) {
      throw new BundleException(folder + " is no bundle: it has no " + MANIFEST);
    }
    byte[] content = Files.readAllBytes(file);
    try {
      Manifest manifest = JSON.readValue(content, Manifest.class);
      if (manifest == null) {
        throw new BundleException(file + ": holds no manifest");
      }
      return new Bundle(folder, id(manifest.name(), content), manifest);
    } catch (JsonProcessingException e) {
      throw new BundleException(file + ": " + e.getOriginalMessage(), e);
    }
  }

  static String id(String name, byte[] manifest) {
    return name + "@" + Digests.of(manifest).substring(0, 16);
  }

  /** The part of the id that tells bundles of one name apart. */
  public String version() {
    return id.substring(id.indexOf('@') + 1);
  }

  /**
   * Compares every file with the manifest.
   *
   * @throws BundleException that names each file which is missing, changed or not listed
   */
  public void checkDigests() throws IOException {
    SortedMap<String, FileDigest> found = Digests.ofFolder(folder, MANIFEST);
    TreeSet<String> names = new TreeSet<>(found.keySet());
    names.addAll(manifest.files().keySet());
    StringBuilder wrong = new StringBuilder();
    for (String name : names) {
      FileDigest listed = manifest.files().get(name);
      FileDigest actual = found.get(name);
      if (actual == null) {
        wrong.append("\n  ").append(name).append(" is missing");
      } else if (listed == null) {
        wrong.append("\n  ").append(name).append(" is not listed in the manifest");
      } else if (!listed.equals(actual)) {
        wrong.append("\n  ").append(name).append(" differs from its digest");
      }
    }
    if (!wrong.isEmpty()) {
      throw new BundleException(
          folder + " is damaged or was changed; import the model again:" + wrong);
    }
  }

  /**
   * Looks at the SavedModel without loading it.
   *
   * @throws BundleException that names the operations of the SavedModel that only computing a model
   *     does not need, such as reading files or running programs
   */
  public void checkOperations() throws IOException {
    TreeSet<String> refused = new TreeSet<>(SavedModelFile.operations(folder));
    refused.removeAll(AllowedOperations.NAMES);
    if (!refused.isEmpty()) {
      throw new BundleException(
          folder.resolve(SavedModelFile.NAME)
              + " holds operations that are not allowed in a bundle: "
              + String.join(", ", refused));
    }
  }

  public Reference golden() throws IOException {
    return Reference.read(folder.resolve(GOLDEN));
  }

  public Tokenizer tokenizer() throws IOException {
    return TokenizerFiles.read(folder.resolve(TOKENIZER)).tokenizer();
  }

  /** The manifest as it is on disk. */
  public String manifestJson() throws IOException {
    return Files.readString(folder.resolve(MANIFEST));
  }

  /** Checks digests and operations. */
  public void check() throws IOException {
    checkDigests();
    checkOperations();
  }

  /** Loads the weights of a bundle that was checked. */
  public ModelSession open(Flavour flavour, SessionSettings settings) {
    return ModelSession.open(
        manifest.model(),
        flavour,
        manifest.weightType().type(),
        folder.resolve(VariablesFile.PREFIX),
        settings);
  }
}
