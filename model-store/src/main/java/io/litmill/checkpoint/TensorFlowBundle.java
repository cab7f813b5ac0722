package io.litmill.checkpoint;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tensorflow.proto.BundleEntryProto;
import org.tensorflow.proto.BundleHeaderProto;
import org.tensorflow.proto.BundleHeaderProto.Endianness;

/**
 * A checkpoint of TensorFlow's Saver, format V2: {@code prefix.index}, a sorted table from tensor
 * names to entries, and {@code prefix.data-0000i-of-0000n}.
 */
final class TensorFlowBundle implements Checkpoint {
  static final String INDEX_SUFFIX = ".index";

  private final Path index;
  private final SortedMap<String, BundleEntryProto> entries;
  private final List<Path> shards = new ArrayList<>();
  private final List<FileChannel> channels = new ArrayList<>();

  private TensorFlowBundle(Path index, SortedMap<String, BundleEntryProto> entries) {
    this.index = index;
    this.entries = entries;
  }

  static TensorFlowBundle open(Path index) throws IOException {
    List<SortedTable.Row> rows = SortedTable.read(index);
    BundleHeaderProto header = header(index, rows);
    TensorFlowBundle opened = new TensorFlowBundle(index, entries(index, rows));
    try {
      opened.openShards(header.getNumShards());
      return opened;
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private static BundleHeaderProto header(Path index, List<SortedTable.Row> rows)
      throws CheckpointException {
    if (rows.isEmpty() || !rows.get(0).key().isEmpty()) {
      throw new CheckpointException(index + " is an index without a header; fetch it again");
    }
    try {
      BundleHeaderProto header = BundleHeaderProto.parseFrom(rows.get(0).value());
      if (header.getEndianness() != Endianness.LITTLE) {
        throw new CheckpointException(
            index
                + " was written on a big-endian machine; load it there and save it as safetensors");
      }
      return header;
    } catch (InvalidProtocolBufferException e) {
      throw new CheckpointException(index + ": the header is damaged; fetch it again", e);
    }
  }

  private static SortedMap<String, BundleEntryProto> entries(Path index, List<SortedTable.Row> rows)
      throws CheckpointException {
    SortedMap<String, BundleEntryProto> entries = new TreeMap<>();
    for (SortedTable.Row row : rows) {
      String name = row.key();
      if (name.isEmpty() || name.charAt(0) == 0) {
        continue; // the header, and the slices of partitioned variables
      }
      try {
        entries.put(name, BundleEntryProto.parseFrom(row.value()));
      } catch (InvalidProtocolBufferException e) {
        throw new CheckpointException(
            "%s: the entry of tensor %s is damaged; fetch it again".formatted(index, name), e);
      }
    }
    return entries;
  }

  private void openShards(int count) throws IOException {
    String prefix = index.toString();
    prefix = prefix.substring(0, prefix.length() - INDEX_SUFFIX.length());
    for (int shard = 0; shard < count; shard++) {
      Path file = Path.of("%s.data-%05d-of-%05d".formatted(prefix, shard, count));
      if (!Files.isRegularFile(file)) {
        throw new CheckpointException(file + " is missing; " + index + " points into it, fetch it");
      }
      shards.add(file);
      channels.add(FileChannel.open(file, StandardOpenOption.READ));
    }
  }

  @Override
  public Path file() {
    return index;
  }

  @Override
  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(entries.keySet()));
  }

  @Override
  public CheckpointTensor tensor(String name) throws IOException {
    BundleEntryProto entry = entries.get(name);
    if (entry == null) {
      throw new CheckpointException(index + ": there is no tensor " + name);
    }
    if (entry.getShardId() < 0 || entry.getShardId() >= shards.size()) {
      throw new CheckpointException(
          "%s: tensor %s lies in shard %d of %d; fetch the index again"
              .formatted(index, name, entry.getShardId(), shards.size()));
    }
    Path file = shards.get(entry.getShardId());
    CheckpointTensor tensor =
        BundleEntries.location(index, name, entry)
            .map(name, file, channels.get(entry.getShardId()));
    if (Crc32c.masked(tensor.data()) != entry.getCrc32C()) {
      throw new CheckpointException(
          "%s: the checksum of tensor %s differs; the file is damaged, fetch it again"
              .formatted(file, name));
    }
    return tensor;
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (FileChannel channel : channels) {
      try {
        channel.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
