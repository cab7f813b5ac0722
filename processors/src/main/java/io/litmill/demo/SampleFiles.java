package io.litmill.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The fictional PubMed records that ship with Litmill: a small baseline and an update. */
public final class SampleFiles {
  private static final List<String> NAMES =
      List.of("sample26n0001.xml", "sample26n0002.xml", "sample26n0003.xml", "sample26n0004.xml");

  private SampleFiles() {}

  /** Writes them into a folder, and returns it. */
  public static Path writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String name : NAMES) {
      try (InputStream in = SampleFiles.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalStateException("the sample file " + name + " is not in the program");
        }
        Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return folder;
  }
}
