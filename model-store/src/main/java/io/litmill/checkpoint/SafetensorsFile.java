package io.litmill.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** One safetensors file. */
final class SafetensorsFile implements Checkpoint {
  private final Path file;
  private final FileChannel channel;
  private final SortedMap<String, TensorLocation> tensors;

  private SafetensorsFile(
      Path file, FileChannel channel, SortedMap<String, TensorLocation> tensors) {
    this.file = file;
    this.channel = channel;
    this.tensors = tensors;
  }

  static SafetensorsFile open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new SafetensorsFile(file, channel, SafetensorsHeader.read(file, channel));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(tensors.keySet()));
  }

  boolean contains(String name) {
    return tensors.containsKey(name);
  }

  @Override
  public CheckpointTensor tensor(String name) throws IOException {
    TensorLocation location = tensors.get(name);
    if (location == null) {
      throw new CheckpointException(file + ": there is no tensor " + name);
    }
    return location.map(name, file, channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
