package io.litmill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.architecture.Activation;
import io.litmill.architecture.Architecture;
import io.litmill.architecture.Family;
import io.litmill.architecture.ModelForm;
import io.litmill.architecture.Task;
import io.litmill.graph.Flavour;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;

/** A GPU that is asked for is used, or the session does not open. */
class DevicePlacementTest {
  private static final ModelForm FORM =
      new ModelForm(
          new Architecture(Family.BERT, 10, 4, 4, 2, 2, 8, 16, 0, 2, 1e-12, Activation.GELU, 1),
          Task.SINGLE_LABEL,
          List.of("no", "yes"),
          true);

  @ParameterizedTest
  @EnumSource(
      value = Flavour.class,
      names = {"FLOAT32", "FLOAT16", "BFLOAT16"})
  void aGpuComputesAndTheCpuLoads(Flavour flavour) {
    Map<Boolean, Set<String>> devices = devices(flavour, Device.ofName("gpu:3"));
    assertThat(devices.get(false)).containsExactly("/device:GPU:3");
    assertThat(devices.get(true)).containsExactly("/device:CPU:0", "/device:GPU:3");
  }

  /** Only the assignments of loaded values are on the GPU, beside the variables. */
  @Test
  void weightsAreReadAndPreparedByTheCpu() {
    try (ModelGraph graph =
        ModelGraph.build(FORM, Flavour.FLOAT16, TFloat32.class, Device.ofName("gpu:1"))) {
      Set<String> loadedOnGpu = new TreeSet<>();
      for (NodeDef node : graph.graph().toGraphDef().getNodeList()) {
        if (loads(node) && node.getDevice().contains("GPU")) {
          loadedOnGpu.add(node.getOp());
        }
      }
      assertThat(loadedOnGpu).containsExactly("AssignVariableOp");
    }
  }

  @Test
  void aGraphForTheCpuNamesNoDevice() {
    Map<Boolean, Set<String>> devices = devices(Flavour.FLOAT32, Device.CPU);
    assertThat(devices.get(false)).containsExactly("");
    assertThat(devices.get(true)).containsExactly("");
  }

  /** The devices of the operations that load (true) and that compute (false). */
  private static Map<Boolean, Set<String>> devices(Flavour flavour, Device device) {
    try (ModelGraph graph = ModelGraph.build(FORM, flavour, TFloat32.class, device)) {
      return graph.graph().toGraphDef().getNodeList().stream()
          .collect(
              Collectors.partitioningBy(
                  DevicePlacementTest::loads,
                  Collectors.mapping(NodeDef::getDevice, Collectors.toCollection(TreeSet::new))));
    }
  }

  private static boolean loads(NodeDef node) {
    return node.getName().startsWith("restore") || node.getName().equals("variables_prefix");
  }

  @Test
  void aGpuThatIsNotThereIsAClearFailure() {
    // no machine has this many, so the test means the same on one with GPUs
    Device device = Device.ofName("gpu:99");
    assertThatThrownBy(
            () ->
                ModelSession.open(
                    FORM,
                    Flavour.FLOAT32,
                    TFloat32.class,
                    Path.of("no-such-variables"),
                    new SessionSettings(device, 1, 0)))
        .isInstanceOf(DeviceUnavailable.class)
        .hasMessageStartingWith("device gpu:99 cannot be used; TensorFlow sees cpu:0")
        .hasMessageContaining("-Pgpu")
        .hasMessageContaining("CUDA 12");
  }

  @Test
  void theFirstGpuIsAskedForToo() {
    Assumptions.assumeFalse(Boolean.getBoolean("litmill.gpu"), "this machine has a GPU");
    assertThatThrownBy(
            () ->
                ModelSession.open(
                    FORM,
                    Flavour.FLOAT32,
                    TFloat32.class,
                    Path.of("no-such-variables"),
                    new SessionSettings(Device.ofName("gpu:0"), 1, 0)))
        .isInstanceOf(DeviceUnavailable.class)
        .hasMessageStartingWith("device gpu:0 cannot be used; TensorFlow sees cpu:0 only. ");
  }

  @Test
  void theDevicesThatAreThereAreListed() {
    String failure =
        "Cannot assign a device for operation one: ... but available devices are"
            + " [ /job:localhost/replica:0/task:0/device:CPU:0,"
            + " /job:localhost/replica:0/task:0/device:GPU:0 ]. Make sure ...";
    assertThat(VisibleDevices.message(Device.ofName("gpu:1"), failure))
        .startsWith("device gpu:1 cannot be used; TensorFlow sees cpu:0, gpu:0 only. ");
  }

  @Test
  void anotherFailureIsQuoted() {
    assertThat(VisibleDevices.message(Device.ofName("gpu:0"), "CUDA_ERROR_OUT_OF_MEMORY"))
        .startsWith("device gpu:0 cannot be used; TensorFlow says: CUDA_ERROR_OUT_OF_MEMORY. ");
  }
}
