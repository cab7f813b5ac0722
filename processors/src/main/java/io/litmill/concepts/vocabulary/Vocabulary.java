package io.litmill.concepts.vocabulary;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/**
 * A vocabulary file and what to take from it.
 *
 * @param name for messages and manifests
 * @param opener of its bytes, plain or gzip
 * @param format null to tell it by the file's beginning
 * @param references of its concepts, beside those in the file
 */
public record Vocabulary(
    String name, Opener opener, Format format, Selection selection, CrossReferences references) {
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

  /** Opens the bytes of a vocabulary. */
  public interface Opener {
    InputStream open() throws IOException;
  }

  /** What was read. */
  public record Reading(Format format, String sha256) {}

  public static Vocabulary of(
      Path file, Format format, Selection selection, CrossReferences references) {
    return new Vocabulary(
        file.toString(), () -> Files.newInputStream(file), format, selection, references);
  }

  public static Vocabulary of(Path file, Selection selection) {
    return of(file, null, selection, CrossReferences.none());
  }

  /** The name without the folder. */
  public String fileName() {
    return Path.of(name).getFileName().toString();
  }

  /**
   * Reads all entries in the order of the file. Identifiers become CURIEs; names lose white space
   * at their ends and control characters, and are given once.
   *
   * @throws VocabularyException if the file is not of the format
   */
  public Reading read(Entry.Sink sink) throws IOException {
    try (SourceFile source = SourceFile.open(name, opener)) {
      Format actual = format != null ? format : detect(source);
      SourceText text = source.text();
      actual.reader().read(text, selection, entry -> pass(entry, actual, text, sink));
      return new Reading(actual, source.digest());
    } catch (ZipException | EOFException e) {
      throw new VocabularyException(name + ": broken gzip; fetch the file again", e);
    }
  }

  private Format detect(SourceFile source) throws IOException {
    return Format.of(source.head())
        .orElseThrow(
            () ->
                new VocabularyException(
                    "%s: the format is not known; it can be named: %s"
                        .formatted(
                            name, Arrays.stream(Format.values()).map(Format::label).toList())));
  }

  private void pass(Entry entry, Format actual, SourceText text, Entry.Sink sink)
      throws IOException {
    Set<String> names = new LinkedHashSet<>();
    for (String spelling : entry.names()) {
      String clean = CONTROLS.matcher(spelling).replaceAll(" ").strip();
      if (!clean.isEmpty()) {
        names.add(clean);
      }
    }
    String id = id(entry, actual, text);
    if (id != null && !names.isEmpty()) {
      sink.accept(new Entry(id, List.copyOf(names)));
    }
  }

  /** The identifier, or null if it is not of the preferred prefix and has none in its place. */
  private String id(Entry entry, Format actual, SourceText text) throws VocabularyException {
    try {
      String id = Curies.shipped().curie(entry.id(), selection.prefixOf(actual.prefix()));
      return selection.preferredPrefix() == null ? id : preferred(id, entry);
    } catch (IllegalArgumentException e) {
      throw text.wrong(e.getMessage());
    }
  }

  private String preferred(String id, Entry entry) {
    if (id.startsWith(selection.preferredPrefix() + ":")) {
      return id;
    }
    List<String> all = new ArrayList<>(entry.references());
    all.addAll(references.of(id));
    List<String> found =
        all.stream()
            .filter(reference -> reference.indexOf(':') > 0)
            .map(Vocabulary::tolerant)
            .filter(curie -> curie.startsWith(selection.preferredPrefix() + ":"))
            .distinct()
            .toList();
    return found.size() == 1 ? found.get(0) : null;
  }

  /** References of ontologies are not always well formed; such ones stay as they are. */
  private static String tolerant(String reference) {
    try {
      return Curies.shipped().curie(reference, null);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
