package io.litmill.model;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/**
 * The devices that TensorFlow sees. Sessions place softly: what a device cannot compute goes to the
 * CPU, and without this check all of a model would, silently, where the device is missing.
 */
final class VisibleDevices {
  private static final Pattern LIST = Pattern.compile("available devices are \\[([^\\]]*)\\]");
  private static final Pattern DEVICE = Pattern.compile("/device:([A-Z_]+:\\d+)");

  private VisibleDevices() {}

  /**
   * Runs one operation on a GPU and nowhere else; the CPU is always there.
   *
   * @param config of the session to come: the first session of a process decides how TensorFlow
   *     takes a GPU's memory
   * @throws DeviceUnavailable if TensorFlow does not see the GPU or cannot compute on it
   */
  static void require(Device device, ConfigProto config) {
    if (!device.gpu()) {
      return;
    }
    ConfigProto strict = config.toBuilder().setAllowSoftPlacement(false).build();
    try (Graph graph = new Graph();
        Session session = new Session(graph, strict)) {
      Operand<TFloat32> one = device.computing(Ops.create(graph)).constant(1f);
      session.runner().fetch(one).run().close();
    } catch (TensorFlowException | TFInvalidArgumentException e) {
      throw new DeviceUnavailable(message(device, String.valueOf(e.getMessage())), e);
    }
  }

  /**
   * What to say of a device.
   *
   * @param failure as TensorFlow words it
   */
  static String message(Device device, String failure) {
    Matcher list = LIST.matcher(failure);
    String seen =
        list.find()
            ? "TensorFlow sees " + names(list.group(1)) + " only"
            : "TensorFlow says: " + failure;
    return "device "
        + device
        + " cannot be used; "
        + seen
        + ". A GPU needs Litmill built with -Pgpu, the NVIDIA driver, and the libraries of CUDA 12"
        + " and cuDNN 9 where the loader finds them (LD_LIBRARY_PATH)";
  }

  private static String names(String devices) {
    return DEVICE
        .matcher(devices)
        .results()
        .map((MatchResult device) -> device.group(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
