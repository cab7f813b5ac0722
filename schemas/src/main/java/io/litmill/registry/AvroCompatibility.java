package io.litmill.registry;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/** Compatibility levels by Avro's rules of schema resolution. */
public final class AvroCompatibility {
  private AvroCompatibility() {}

  /**
   * What keeps a schema from following earlier ones; empty where nothing does.
   *
   * @param earlier earlier versions, oldest first
   */
  public static List<String> conflicts(
      CompatibilityLevel level, Schema candidate, List<Schema> earlier) {
    List<String> conflicts = new ArrayList<>();
    int from = level.transitive() ? 0 : Math.max(0, earlier.size() - 1);
    for (int i = from; i < earlier.size(); i++) {
      Schema old = earlier.get(i);
      if (level.backward()) {
        add(conflicts, "data of version %d cannot be read".formatted(i + 1), candidate, old);
      }
      if (level.forward()) {
        add(conflicts, "readers of version %d are left behind".formatted(i + 1), old, candidate);
      }
    }
    return conflicts;
  }

  private static void add(List<String> conflicts, String what, Schema reader, Schema writer) {
    for (Incompatibility found :
        SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
            .getResult()
            .getIncompatibilities()) {
      conflicts.add(
          "%s: %s at %s: %s"
              .formatted(what, found.getType(), found.getLocation(), found.getMessage()));
    }
  }
}
