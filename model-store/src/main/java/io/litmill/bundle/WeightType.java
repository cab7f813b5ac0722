package io.litmill.bundle;

import com.fasterxml.jackson.annotation.JsonValue;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TNumber;

/** The type in which a bundle stores its weights; computing is another matter. */
public enum WeightType {
  FLOAT32("float32", TFloat32.class),
  FLOAT16("float16", TFloat16.class),
  BFLOAT16("bfloat16", TBfloat16.class);

  private final String optionName;
  private final Class<? extends TNumber> type;

  WeightType(String optionName, Class<? extends TNumber> type) {
    this.optionName = optionName;
    this.type = type;
  }

  @JsonValue
  public String optionName() {
    return optionName;
  }

  public Class<? extends TNumber> type() {
    return type;
  }
}
