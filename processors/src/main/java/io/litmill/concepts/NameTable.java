package io.litmill.concepts;

import io.litmill.concepts.Match.Method;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefIterator;
import org.apache.lucene.util.IntsRefBuilder;
import org.apache.lucene.util.fst.FST;
import org.apache.lucene.util.fst.FSTCompiler;
import org.apache.lucene.util.fst.PositiveIntOutputs;
import org.apache.lucene.util.fst.Util;

/** Writes {@code names.fst} and {@code lists.bin} from sorted names. */
final class NameTable {
  private final Directory directory;
  private final long[] names;
  private final IntsRefBuilder ints = new IntsRefBuilder();

  NameTable(Directory directory, int types) {
    this.directory = directory;
    this.names = new long[types];
  }

  /** Returns how many names each type has. */
  long[] write(BytesRefIterator sorted) throws IOException {
    FST.FSTMetadata<Long> header;
    try (IndexOutput body = directory.createOutput(IndexFiles.NAMES, IOContext.DEFAULT);
        IndexOutput lists = directory.createOutput(IndexFiles.LISTS, IOContext.DEFAULT)) {
      FSTCompiler<Long> compiler =
          new FSTCompiler.Builder<>(FST.INPUT_TYPE.BYTE1, PositiveIntOutputs.getSingleton())
              .dataOutput(body)
              .build();
      BytesRef key = null;
      List<NameRecord> group = new ArrayList<>();
      for (BytesRef record = sorted.next(); record != null; record = sorted.next()) {
        BytesRef next = NameRecord.key(record);
        if (!next.equals(key)) {
          add(compiler, lists, key, group);
          key = BytesRef.deepCopyOf(next);
          group.clear();
        }
        group.add(NameRecord.of(record));
      }
      add(compiler, lists, key, group);
      header = compiler.compile();
    }
    if (header == null) {
      throw new ConceptIndexException("the vocabularies hold no name with a letter or a digit");
    }
    try (IndexOutput out = directory.createOutput(IndexFiles.NAMES_HEADER, IOContext.DEFAULT)) {
      header.save(out);
    }
    return names;
  }

  private void add(
      FSTCompiler<Long> compiler, IndexOutput lists, BytesRef key, List<NameRecord> group)
      throws IOException {
    if (key == null) {
      return;
    }
    if (key.bytes[key.offset + 1] == Method.EXACT.ordinal()) {
      names[key.bytes[key.offset]] +=
          group.stream().mapToInt(NameRecord::ordinal).distinct().count();
    }
    int[] ordinals = best(group);
    long output = ordinals[0] * 2L;
    if (ordinals.length > 1) {
      output = lists.getFilePointer() * 2 + 1;
      lists.writeVInt(ordinals.length);
      for (int ordinal : ordinals) {
        lists.writeVInt(ordinal);
      }
    }
    compiler.add(Util.toIntsRef(key, ints), output);
  }

  /** Those with the name as their preferred one if there are any, else all; each once, in order. */
  private static int[] best(List<NameRecord> group) {
    boolean synonyms = group.get(0).synonym();
    return group.stream()
        .filter(record -> record.synonym() == synonyms)
        .mapToInt(NameRecord::ordinal)
        .distinct()
        .toArray();
  }
}
