package io.litmill.inference;

/**
 * The name and version of a model on a device, as they appear in metrics and messages.
 *
 * @param version distinguishes bundles of one name, for example the bundle's digest
 */
public record ModelId(String name, String version) {
  public ModelId {
    requireText("name", name);
    requireText("version", version);
  }

  private static void requireText(String field, String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("model " + field + " \"" + value + "\" is blank");
    }
  }

  @Override
  public String toString() {
    return name + ":" + version;
  }
}
