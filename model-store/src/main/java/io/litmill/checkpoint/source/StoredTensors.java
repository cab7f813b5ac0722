package io.litmill.checkpoint.source;

import io.litmill.checkpoint.Checkpoint;
import io.litmill.checkpoint.CheckpointException;
import io.litmill.checkpoint.CheckpointTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tensorflow.ndarray.Shape;

/** The tensors of a checkpoint under the names of its table. */
final class StoredTensors {
  private final Checkpoint checkpoint;
  private final NameTable table;
  private final SortedMap<String, String> storedNames;
  private final Map<String, CheckpointTensor> mapped = new HashMap<>();

  private StoredTensors(
      Checkpoint checkpoint, NameTable table, SortedMap<String, String> storedNames) {
    this.checkpoint = checkpoint;
    this.table = table;
    this.storedNames = storedNames;
  }

  /**
   * @throws CheckpointException if two tensors go by one name
   */
  static StoredTensors of(Checkpoint checkpoint, NameTable table) throws CheckpointException {
    SortedMap<String, String> storedNames = new TreeMap<>();
    for (String stored : checkpoint.names()) {
      String name = table.spelling().normalise(stored);
      if (table.spelling().skips(name)) {
        continue;
      }
      String other = storedNames.put(name, stored);
      if (other != null) {
        throw new CheckpointException(
            "%s holds both %s and %s for one weight; remove one"
                .formatted(checkpoint.file(), other, stored));
      }
    }
    return new StoredTensors(checkpoint, table, storedNames);
  }

  NameTable table() {
    return table;
  }

  /** The names of the table's kind. */
  Set<String> names() {
    return storedNames.keySet();
  }

  boolean contains(String name) {
    return storedNames.containsKey(name);
  }

  Optional<CheckpointTensor> find(String name) throws IOException {
    if (!contains(name)) {
      return Optional.empty();
    }
    CheckpointTensor tensor = mapped.get(name);
    if (tensor == null) {
      tensor = checkpoint.tensor(storedNames.get(name));
      mapped.put(name, tensor);
    }
    return Optional.of(tensor);
  }

  /** Rows of a matrix; empty if it is not stored or no matrix. */
  Optional<Integer> rows(String name) throws IOException {
    return find(name)
        .map(CheckpointTensor::shape)
        .filter(Shape::isMatrix)
        .map(shape -> Math.toIntExact(shape.get(0)));
  }

  /** The name in the file; for a tensor that is missing, the one it would have. */
  String nameInFile(String name) {
    String stored = storedNames.get(name);
    if (stored != null) {
      return stored;
    }
    return table.prefixed(name) ? prefix() + name : name;
  }

  private String prefix() {
    return table.spelling().prefixes().stream()
        .filter(
            prefix -> storedNames.values().stream().anyMatch(stored -> stored.startsWith(prefix)))
        .findFirst()
        .orElse("");
  }

  Path file() {
    return checkpoint.file();
  }
}
