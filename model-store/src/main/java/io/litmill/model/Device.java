package io.litmill.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tensorflow.DeviceSpec;
import org.tensorflow.op.Ops;

/**
 * A processor that TensorFlow can compute on.
 *
 * @param gpu whether it is a GPU
 * @param index of the GPU among the visible ones; 0 for the CPU
 */
public record Device(boolean gpu, int index) {
  public static final Device CPU = new Device(false, 0);

  private static final DeviceSpec HOST = spec(DeviceSpec.DeviceType.CPU, 0);
  private static final Pattern GPU = Pattern.compile("gpu:(\\d{1,3})");

  public Device {
    if (index < 0 || (!gpu && index != 0)) {
      throw new IllegalArgumentException("there is no " + (gpu ? "gpu:" : "cpu:") + index);
    }
  }

  /**
   * The device of a name.
   *
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

  /** Operations that compute on this device: pinned to a GPU, unpinned for the CPU. */
  Ops computing(Ops tf) {
    return gpu ? tf.withDevice(spec(DeviceSpec.DeviceType.GPU, index)) : tf;
  }

  /** Operations that prepare weights for this device; always computed by the CPU. */
  Ops loading(Ops tf) {
    return gpu ? tf.withDevice(HOST) : tf;
  }

  private static DeviceSpec spec(DeviceSpec.DeviceType type, int index) {
    return DeviceSpec.newBuilder().deviceType(type).deviceIndex(index).build();
  }

  @Override
  public String toString() {
    return gpu ? "gpu:" + index : "cpu";
  }
}
