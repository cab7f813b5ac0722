package io.litmill.concepts;

import io.litmill.bundle.Folders;
import io.litmill.concepts.IndexManifest.Source;
import io.litmill.concepts.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/**
 * Makes an index of vocabularies. The same files in the same order make the same index, byte for
 * byte. Names are sorted on disk, so vocabularies may be larger than the memory.
 *
 * <p>Where several files hold a concept, the first one says what its preferred name is; all names
 * of the others are synonyms.
 */
public final class IndexBuilder {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

  private final String name;
  private final List<Vocabulary> vocabularies;

  /**
   * A builder of one index.
   *
   * @param name of the index, of letters, digits, dots, dashes and underscores
   */
  public IndexBuilder(String name, List<Vocabulary> vocabularies) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "index name %s: letters, digits, dots, dashes and underscores are allowed"
              .formatted(name));
    }
    if (vocabularies.isEmpty()) {
      throw new IllegalArgumentException("an index needs a vocabulary");
    }
    this.name = name;
    this.vocabularies = List.copyOf(vocabularies);
  }

  /**
   * Writes the index; the folder appears when it is complete.
   *
   * @param replace whether an index that is there may be replaced
   * @throws ConceptIndexException if the folder exists and is not to be replaced or is no index
   * @throws io.litmill.concepts.vocabulary.VocabularyException if a file cannot be read
   */
  public IndexManifest write(Path folder, boolean replace) throws IOException {
    checkTarget(folder, replace);
    Path parent = folder.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    Path draft = Files.createTempDirectory(parent, ".concepts-");
    try {
      IndexManifest manifest;
      try (Directory directory = new MMapDirectory(draft)) {
        manifest = write(directory);
      }
      Folders.delete(folder);
      Files.move(draft, folder);
      return manifest;
    } finally {
      Folders.delete(draft);
    }
  }

  private static void checkTarget(Path folder, boolean replace) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isRegularFile(folder.resolve(IndexManifest.FILE))) {
      throw new ConceptIndexException(folder + " exists and is no concept index; choose another");
    }
    if (!replace) {
      throw new ConceptIndexException(folder + " exists; replace it with --replace");
    }
  }

  /** Writes the index into an empty directory, which stays open. */
  IndexManifest write(Directory directory) throws IOException {
    try (IndexWriting writing = new IndexWriting(directory)) {
      List<Source> sources = new ArrayList<>();
      for (Vocabulary vocabulary : vocabularies) {
        String type = vocabulary.selection().entityType();
        long[] concepts = {0};
        Vocabulary.Reading reading =
            vocabulary.read(
                entry -> {
                  concepts[0]++;
                  writing.add(type, entry);
                });
        if (concepts[0] == 0) {
          throw new ConceptIndexException(nothingIn(vocabulary));
        }
        sources.add(
            new Source(
                vocabulary.fileName(),
                type,
                reading.format().label(),
                concepts[0],
                reading.sha256()));
      }
      return writing.finish(name, sources);
    }
  }

  private static String nothingIn(Vocabulary vocabulary) {
    String prefix = vocabulary.selection().preferredPrefix();
    return "%s holds no concept of type %s%s"
        .formatted(
            vocabulary.name(),
            vocabulary.selection().entityType(),
            prefix == null ? "" : " with an identifier of " + prefix);
  }
}
