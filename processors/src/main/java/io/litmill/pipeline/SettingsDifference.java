package io.litmill.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says where two canonical texts of {@link PipelineSettings} differ. */
public final class SettingsDifference {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NOTHING = "nothing";

  private SettingsDifference() {}

  /**
   * Each setting that differs, such as {@code relations/0/minConfidence: 0.5, now 0.9}, in the
   * order of their names.
   *
   * @param before empty: not known, and then all that there is now differs
   */
  public static List<String> between(String before, String now) {
    Map<String, String> old = settings(before);
    Map<String, String> current = settings(now);
    TreeSet<String> names = new TreeSet<>(old.keySet());
    names.addAll(current.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      String was = old.getOrDefault(name, NOTHING);
      String is = current.getOrDefault(name, NOTHING);
      if (!was.equals(is)) {
        differences.add("%s: %s, now %s".formatted(name, was, is));
      }
    }
    return differences;
  }

  private static Map<String, String> settings(String text) {
    Map<String, String> settings = new TreeMap<>();
    try {
      collect("", JSON.readTree(text), settings);
    } catch (JsonProcessingException e) {
      settings.put("", text);
    }
    return settings;
  }

  private static void collect(String name, JsonNode node, Map<String, String> settings) {
    if (node.isValueNode()) {
      settings.put(name, node.asText());
      return;
    }
    String prefix = name.isEmpty() ? "" : name + "/";
    node.properties().forEach(key -> collect(prefix + key.getKey(), key.getValue(), settings));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(prefix + i, node.get(i), settings);
    }
  }
}
