package io.litmill.bench;

/** The number format of a contender's large products. */
public enum Precision {
  FLOAT32("float32"),
  BFLOAT16("bfloat16"),
  INT8("int8");

  private final String optionName;

  Precision(String optionName) {
    this.optionName = optionName;
  }

  public String optionName() {
    return optionName;
  }

  /**
   * @throws IllegalArgumentException if there is no precision of that name
   */
  public static Precision ofOptionName(String name) {
    for (Precision precision : values()) {
      if (precision.optionName.equals(name)) {
        return precision;
      }
    }
    throw new IllegalArgumentException(
        "precision \"" + name + "\" is not known; known are float32, bfloat16, int8");
  }
}
