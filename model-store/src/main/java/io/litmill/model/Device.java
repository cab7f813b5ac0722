package io.litmill.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A processor that TensorFlow can compute on.
 *
 * @param gpu whether it is a GPU
 * @param index of the GPU among the visible ones; 0 for the CPU
 */
public record Device(boolean gpu, int index) {
  public static final Device CPU = new Device(false, 0);

  private static final Pattern GPU = Pattern.compile("gpu:(\\d{1,3})");

  /**
   * @param name {@code cpu}, or {@code gpu:0}, {@code gpu:1} …
   * @throws IllegalArgumentException if it is neither
   */
  public static Device ofName(String name) {
    if (name.equals("cpu")) {
      return CPU;
    }
    Matcher matcher = GPU.matcher(name);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "device \"" + name + "\" is not known; use cpu, or gpu:0, gpu:1 and so on");
    }
    return new Device(true, Integer.parseInt(matcher.group(1)));
  }

  @Override
  public String toString() {
    return gpu ? "gpu:" + index : "cpu";
  }
}
