package io.litmill.corpus;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The corpora beside the checkout; tests that need them are skipped where they are not. */
public final class SharedCorpora {
  private SharedCorpora() {}

  /**
   * @param name under the data folder, as ner/bc5cdr/conll/train.tsv.gz
   */
  public static Path file(String name) {
    Path file = folder().resolve(name);
    Assumptions.assumeTrue(Files.exists(file), "no shared data " + file);
    return file;
  }

  public static Path folder() {
    Path folder = Path.of(System.getProperty("litmill.shared", "../shared"), "data");
    Assumptions.assumeTrue(Files.isDirectory(folder), "no shared data in " + folder);
    return folder;
  }
}
