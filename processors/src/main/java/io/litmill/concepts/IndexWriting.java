package io.litmill.concepts;

import io.litmill.concepts.IndexManifest.FileDigest;
import io.litmill.concepts.IndexManifest.Source;
import io.litmill.concepts.IndexManifest.TypeCount;
import io.litmill.concepts.Match.Method;
import io.litmill.concepts.vocabulary.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefHash;
import org.apache.lucene.util.IOUtils;
import org.apache.lucene.util.OfflineSorter;
import org.apache.lucene.util.OfflineSorter.ByteSequencesReader;
import org.apache.lucene.util.OfflineSorter.ByteSequencesWriter;

/** The making of one index: concepts as they come, then all names in order. */
final class IndexWriting implements AutoCloseable {
  private static final int MOST_TYPES = 127;

  /** Longer names are systematic names that no text has; the sorter takes 32,767 bytes. */
  private static final int LONGEST_NAME = 4_000;

  private final Directory directory;
  private final IndexOutput concepts;
  private final IndexOutput offsets;
  private final IndexOutput unsorted;
  private final ByteSequencesWriter names;
  private final BytesRefHash ordinals = new BytesRefHash();
  private final List<String> types = new ArrayList<>();
  private final long[] conceptsOfType = new long[MOST_TYPES];

  IndexWriting(Directory directory) throws IOException {
    this.directory = directory;
    this.concepts = directory.createOutput(IndexFiles.CONCEPTS, IOContext.DEFAULT);
    this.offsets = directory.createOutput(IndexFiles.OFFSETS, IOContext.DEFAULT);
    this.unsorted = directory.createTempOutput("names", "unsorted", IOContext.DEFAULT);
    this.names = new ByteSequencesWriter(unsorted);
  }

  void add(String entityType, Entry entry) throws IOException {
    int type = type(entityType);
    int ordinal = ordinals.add(new BytesRef((char) type + entry.id()));
    boolean known = ordinal < 0;
    if (known) {
      ordinal = -ordinal - 1;
    } else {
      conceptsOfType[type]++;
      offsets.writeLong(concepts.getFilePointer());
      write(entry.id());
      write(entry.names().get(0));
    }
    for (int i = 0; i < entry.names().size(); i++) {
      addName(type, entry.names().get(i), new NameRecord(known || i > 0, ordinal));
    }
  }

  private int type(String entityType) {
    int type = types.indexOf(entityType);
    if (type < 0) {
      type = types.size();
      if (type == MOST_TYPES) {
        throw new IllegalArgumentException("more than " + MOST_TYPES + " entity types");
      }
      types.add(entityType);
    }
    return type;
  }

  private void write(String value) throws IOException {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    concepts.writeVInt(utf8.length);
    concepts.writeBytes(utf8, utf8.length);
  }

  private void addName(int type, String name, NameRecord record) throws IOException {
    if (name.length() > LONGEST_NAME) {
      return;
    }
    for (Method method : Method.values()) {
      String key = IndexKey.of(name, method);
      if (!key.isEmpty()) {
        names.write(record.behind(IndexKey.bytes(type, method, key)));
      }
    }
  }

  /** Writes the names and the manifest. */
  IndexManifest finish(String name, List<Source> sources) throws IOException {
    CodecUtil.writeFooter(unsorted);
    IOUtils.close(names, concepts, offsets);
    String sorted = new OfflineSorter(directory, "names").sort(unsorted.getName());
    long[] namesOfType;
    try (ByteSequencesReader reader =
        new ByteSequencesReader(directory.openChecksumInput(sorted, IOContext.READONCE), sorted)) {
      namesOfType = new NameTable(directory, types.size()).write(reader);
    }
    directory.deleteFile(sorted);
    directory.deleteFile(unsorted.getName());
    List<TypeCount> counts = new ArrayList<>();
    for (int type = 0; type < types.size(); type++) {
      counts.add(new TypeCount(types.get(type), conceptsOfType[type], namesOfType[type]));
    }
    IndexManifest manifest =
        new IndexManifest(IndexManifest.FORMAT, NameKeys.VERSION, name, counts, sources, digests());
    IndexFiles.write(directory, manifest);
    return manifest;
  }

  private Map<String, FileDigest> digests() throws IOException {
    Map<String, FileDigest> digests = new LinkedHashMap<>();
    for (String file :
        List.of(
            IndexFiles.NAMES,
            IndexFiles.NAMES_HEADER,
            IndexFiles.LISTS,
            IndexFiles.CONCEPTS,
            IndexFiles.OFFSETS)) {
      digests.put(file, IndexFiles.digest(directory, file));
    }
    return digests;
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(names, concepts, offsets);
    ordinals.close();
  }
}
