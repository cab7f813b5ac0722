package io.litmill.concepts;

import io.litmill.concepts.Match.Method;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.IOUtils;
import org.apache.lucene.util.fst.FST;
import org.apache.lucene.util.fst.OffHeapFSTStore;
import org.apache.lucene.util.fst.PositiveIntOutputs;
import org.apache.lucene.util.fst.Util;

/**
 * A read-only dictionary of concepts, memory-mapped. Safe for use by many threads until it is
 * closed; nothing may be looked up after that.
 */
public final class ConceptIndex implements AutoCloseable {
  private final Directory directory;
  private final IndexManifest manifest;
  private final String version;
  private final FST<Long> names;
  private final IndexInput mapped;
  private final IndexInput lists;
  private final IndexInput concepts;
  private final IndexInput offsets;

  private ConceptIndex(Directory directory, byte[] manifestBytes) throws IOException {
    this.directory = directory;
    this.manifest = IndexFiles.manifest(manifestBytes);
    this.version = IndexFiles.version(manifest.name(), manifestBytes);
    verify();
    FST.FSTMetadata<Long> header;
    try (IndexInput in = directory.openInput(IndexFiles.NAMES_HEADER, IOContext.READONCE)) {
      header = FST.readMetadata(in, PositiveIntOutputs.getSingleton());
    }
    this.mapped = directory.openInput(IndexFiles.NAMES, IOContext.LOAD);
    this.names = FST.fromFSTReader(header, new OffHeapFSTStore(mapped, 0, header));
    this.lists = directory.openInput(IndexFiles.LISTS, IOContext.LOAD);
    this.concepts = directory.openInput(IndexFiles.CONCEPTS, IOContext.LOAD);
    this.offsets = directory.openInput(IndexFiles.OFFSETS, IOContext.LOAD);
  }

  /**
   * Opens an index and checks the digests of its files.
   *
   * @param folder that {@link IndexBuilder} wrote
   * @throws ConceptIndexException if it is no index, of another format, or was changed
   */
  public static ConceptIndex open(Path folder) throws IOException {
    if (!Files.isRegularFile(folder.resolve(IndexManifest.FILE))) {
      throw new ConceptIndexException(
          "%s is no concept index, it has no %s; make one with litmill concepts build"
              .formatted(folder, IndexManifest.FILE));
    }
    try {
      return open(new MMapDirectory(folder));
    } catch (IOException e) {
      throw new ConceptIndexException(folder + ": " + e.getMessage(), e);
    }
  }

  /** Opens an index; closes the directory with it, or if it cannot be opened. */
  static ConceptIndex open(Directory directory) throws IOException {
    try {
      return new ConceptIndex(directory, IndexFiles.manifestBytes(directory));
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileHandlingException(directory);
      throw e;
    }
  }

  /** The vocabulary that ships with Litmill: some hundred common concepts, indexed in memory. */
  public static ConceptIndex starter() {
    try {
      return StarterVocabulary.index();
    } catch (IOException e) {
      throw new UncheckedIOException("the vocabulary that ships with Litmill", e);
    }
  }

  private void verify() throws IOException {
    if (manifest.format() != IndexManifest.FORMAT || manifest.keys() != NameKeys.VERSION) {
      throw new ConceptIndexException(
          "the index has format %d with keys %d, this Litmill reads format %d with keys %d; build it again"
              .formatted(
                  manifest.format(), manifest.keys(), IndexManifest.FORMAT, NameKeys.VERSION));
    }
    for (var file : manifest.files().entrySet()) {
      if (!IndexFiles.digest(directory, file.getKey()).equals(file.getValue())) {
        throw new ConceptIndexException(
            "%s is not what the manifest says; build the index again".formatted(file.getKey()));
      }
    }
  }

  /** Name and digest, such as {@code starter@2d28e7afec17b5a9}. */
  public String version() {
    return version;
  }

  public IndexManifest manifest() {
    return manifest;
  }

  /**
   * All concepts of a type that have a name: those with exactly this name, else those with the same
   * normalised key, else those with the same tokens in another order, else none. Where it is the
   * preferred name of some concepts, those that have it as a synonym are left out. In the order of
   * the vocabulary.
   *
   * @param entityType such as {@code Disease}; a type that the index does not have gives nothing
   */
  public List<Match> lookup(String name, String entityType) {
    Objects.requireNonNull(entityType, "entityType");
    for (int type = 0; type < manifest.types().size(); type++) {
      if (manifest.types().get(type).type().equals(entityType)) {
        return lookup(name, type);
      }
    }
    return List.of();
  }

  /** As {@link #lookup(String, String)}, for each type of the index by itself. */
  public List<Match> lookup(String name) {
    List<Match> matches = new ArrayList<>();
    for (int type = 0; type < manifest.types().size(); type++) {
      matches.addAll(lookup(name, type));
    }
    return matches.stream().distinct().toList();
  }

  private List<Match> lookup(String name, int type) {
    for (Method method : Method.values()) {
      String key = IndexKey.of(name, method);
      List<Match> matches = key.isEmpty() ? List.of() : find(key, type, method);
      if (!matches.isEmpty()) {
        return matches;
      }
    }
    return List.of();
  }

  private List<Match> find(String key, int type, Method method) {
    try {
      Long found = Util.get(names, IndexKey.bytes(type, method, key));
      if (found == null) {
        return List.of();
      }
      if ((found & 1) == 0) {
        return List.of(concept((int) (found >> 1), method));
      }
      return list(found >> 1, method);
    } catch (IOException e) {
      throw new UncheckedIOException("concept index " + version, e);
    }
  }

  private List<Match> list(long offset, Method method) throws IOException {
    IndexInput in = lists.clone();
    in.seek(offset);
    int size = in.readVInt();
    List<Match> matches = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      matches.add(concept(in.readVInt(), method));
    }
    return List.copyOf(matches);
  }

  private Match concept(int ordinal, Method method) throws IOException {
    IndexInput table = offsets.clone();
    table.seek((long) ordinal * Long.BYTES);
    IndexInput in = concepts.clone();
    in.seek(table.readLong());
    return new Match(string(in), string(in), method);
  }

  private static String string(IndexInput in) throws IOException {
    byte[] utf8 = new byte[in.readVInt()];
    in.readBytes(utf8, 0, utf8.length);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(mapped, lists, concepts, offsets, directory);
  }
}
