package io.litmill.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Several safetensors files under an index ({@code model.safetensors.index.json}). */
final class ShardedSafetensors implements Checkpoint {
  private final Path index;
  private final SortedMap<String, SafetensorsFile> shards = new TreeMap<>();
  private final SortedMap<String, String> shardOfTensor = new TreeMap<>();

  private ShardedSafetensors(Path index) {
    this.index = index;
  }

  static ShardedSafetensors open(Path index) throws IOException {
    ShardedSafetensors opened = new ShardedSafetensors(index);
    try {
      for (Map.Entry<String, JsonNode> entry : weightMap(index).properties()) {
        opened.add(entry.getKey(), entry.getValue().asText());
      }
      return opened;
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private static JsonNode weightMap(Path index) throws IOException {
    JsonNode weightMap =
        StrictJson.parseObject(index, Files.readAllBytes(index)).path("weight_map");
    if (!weightMap.isObject() || weightMap.isEmpty()) {
      throw new CheckpointException(index + ": there is no weight_map");
    }
    return weightMap;
  }

  private void add(String name, String shard) throws IOException {
    if (!shards.containsKey(shard)) {
      shards.put(shard, SafetensorsFile.open(shardFile(name, shard)));
    }
    if (!shards.get(shard).contains(name)) {
      throw new CheckpointException(
          "%s places tensor %s in %s, which does not hold it".formatted(index, name, shard));
    }
    shardOfTensor.put(name, shard);
  }

  private Path shardFile(String name, String shard) throws CheckpointException {
    Path file = index.resolveSibling(shard);
    if (shard.isEmpty() || !Path.of(shard).equals(Path.of(shard).getFileName())) {
      throw new CheckpointException(
          "%s places tensor %s in \"%s\", which is no file name".formatted(index, name, shard));
    }
    if (!Files.isRegularFile(file)) {
      throw new CheckpointException(
          "%s places tensor %s in %s, which is missing; fetch it".formatted(index, name, shard));
    }
    return file;
  }

  @Override
  public Path file() {
    return index;
  }

  @Override
  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(shardOfTensor.keySet()));
  }

  @Override
  public CheckpointTensor tensor(String name) throws IOException {
    String shard = shardOfTensor.get(name);
    if (shard == null) {
      throw new CheckpointException(index + ": there is no tensor " + name);
    }
    return shards.get(shard).tensor(name);
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (SafetensorsFile shard : shards.values()) {
      try {
        shard.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
