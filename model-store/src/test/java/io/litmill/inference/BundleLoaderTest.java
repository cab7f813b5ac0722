package io.litmill.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.litmill.bundle.Bundle;
import io.litmill.bundle.BundleCopy;
import io.litmill.bundle.BundleException;
import io.litmill.bundle.CheckpointCopy;
import io.litmill.bundle.ImportSettings;
import io.litmill.bundle.Manifest.Precision;
import io.litmill.bundle.ModelImport;
import io.litmill.bundle.ModelStore;
import io.litmill.bundle.PublishedCheckpoints;
import io.litmill.graph.Flavour;
import io.litmill.model.Device;
import io.litmill.model.DeviceUnavailable;
import io.litmill.model.Processor;
import io.litmill.model.SessionSettings;
import io.litmill.model.TokenRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BundleLoaderTest {
  private static final Processor OF_THIS_MACHINE = Processor.ofThisMachine();

  @TempDir static Path store;
  @TempDir Path work;

  private static Bundle bundle;

  @BeforeAll
  static void importOnce() throws IOException {
    bundle = PublishedCheckpoints.imported("bert-token", store);
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT32, cpu, true, true, FLOAT32",
    "FLOAT32, gpu:0, true, true, FLOAT32",
    "BFLOAT16, cpu, true, true, ONEDNN_BFLOAT16 BFLOAT16",
    "BFLOAT16, cpu, true, false, ONEDNN_BFLOAT16_UNPACKED BFLOAT16",
    "BFLOAT16, cpu, false, true, BFLOAT16",
    "BFLOAT16, gpu:0, true, true, BFLOAT16",
    "FLOAT16, cpu, true, true, FLOAT16",
    "FLOAT16, gpu:0, false, true, FLOAT16",
    "AUTO, cpu, true, true, ONEDNN_BFLOAT16 BFLOAT16 FLOAT32",
    "AUTO, cpu, true, false, ONEDNN_BFLOAT16_UNPACKED BFLOAT16 FLOAT32",
    "AUTO, cpu, false, false, FLOAT32",
    "AUTO, cpu, false, true, FLOAT32",
    "AUTO, gpu:1, true, true, FLOAT16 FLOAT32",
    "AUTO, gpu:1, false, true, FLOAT16 FLOAT32",
  })
  void theFastestFlavourThatThePrecisionAllowsComesFirst(
      Precision precision,
      String device,
      boolean bfloat16,
      boolean packedWeightsPay,
      String expected) {
    BundleLoader loader =
        new BundleLoader(SessionSettings.cpu(), new Processor(bfloat16), () -> packedWeightsPay);
    assertThat(loader.candidates(precision, Device.ofName(device)))
        .containsExactlyElementsOf(
            Arrays.stream(expected.split(" ")).map(Flavour::valueOf).toList());
  }

  /** oneDNN's bfloat16 operations end the process on a processor without AVX-512. */
  @ParameterizedTest
  @CsvSource({"AUTO, FLOAT32", "BFLOAT16, BFLOAT16"})
  void withoutNativeBfloat16OnlyStandardOperationsCompute(Precision precision, Flavour flavour)
      throws IOException {
    BundleLoader.Loaded loaded = loader(new Processor(false)).load(bundle, precision);
    try (var session = loaded.session()) {
      int[] ids = bundle.golden().examples().get(0).inputIds();
      assertThat(session.run(TokenRows.single(ids, new int[ids.length]))).containsKey("logits");
      assertThat(loaded.flavour()).isEqualTo(flavour);
    }
  }

  /**
   * The sum of a normalised vector is 0. A classifier that sums with a large factor gives nearly 0
   * in float32, and noise in bfloat16: here half precision is wrong, and must not be used.
   */
  @Test
  void aFlavourThatComputesWronglyIsPassedOver() throws IOException {
    assumeTrue(OF_THIS_MACHINE.bfloat16(), "needs an x86 processor with bfloat16");
    Path checkpoint = CheckpointCopy.of("bert-token", work.resolve("sums"));
    CheckpointCopy.setTensor(checkpoint, "bert.encoder.layer.1.output.LayerNorm.weight", 1);
    CheckpointCopy.setTensor(checkpoint, "bert.encoder.layer.1.output.LayerNorm.bias", 0);
    CheckpointCopy.setTensor(checkpoint, "classifier.weight", 1000);
    CheckpointCopy.setTensor(checkpoint, "classifier.bias", 0);
    Bundle sums =
        ModelImport.run(checkpoint, new ModelStore(List.of(work)), ImportSettings.named("summing"))
            .bundle();
    BundleLoader.Loaded loaded = load(sums, OF_THIS_MACHINE);
    try (var session = loaded.session()) {
      assertThat(loaded.flavour()).isEqualTo(Flavour.FLOAT32);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Precision.class,
      names = {"AUTO", "BFLOAT16"})
  void aBundleThatNoFlavourComputesRightlyIsRefusedWithAllThatWereTried(Precision precision)
      throws IOException {
    Path folder = BundleCopy.of(bundle.folder(), work.resolve("wrong"));
    BundleCopy.replace(folder.resolve("golden.json"), "0.", "7.");
    Bundle wrong = BundleCopy.rewritten(folder, manifest -> BundleCopy.with(manifest, precision));
    List<Flavour> tried = loader(OF_THIS_MACHINE).candidates(precision, Device.CPU);
    assertThatThrownBy(() -> load(wrong, OF_THIS_MACHINE))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith(wrong.id() + " does not compute its golden outputs on cpu:")
        .satisfies(
            e ->
                assertThat(e.getMessage().lines().skip(1).map(line -> line.strip().split(":")[0]))
                    .containsExactlyElementsOf(tried.stream().map(Flavour::name).toList()));
  }

  @Test
  void sessionsThatAreNotTakenAreClosed() throws IOException {
    Path folder = BundleCopy.of(bundle.folder(), work.resolve("wrong"));
    BundleCopy.replace(folder.resolve("golden.json"), "0.", "7.");
    Bundle wrong = BundleCopy.signed(folder);
    assertThatThrownBy(() -> load(wrong, OF_THIS_MACHINE)).isInstanceOf(BundleException.class);
    long before = Pointer.totalCount();
    assertThatThrownBy(() -> load(wrong, OF_THIS_MACHINE)).isInstanceOf(BundleException.class);
    assertThat(Pointer.totalCount() - before).as("native objects kept").isLessThanOrEqualTo(0);
  }

  @Test
  void aDamagedBundleIsNotLoaded() throws IOException {
    Path folder = BundleCopy.of(bundle.folder(), work.resolve("damaged"));
    Files.delete(folder.resolve("saved_model.pb"));
    assertThatThrownBy(() -> load(Bundle.open(folder), OF_THIS_MACHINE))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("saved_model.pb is missing");
  }

  @Test
  void aDeviceThatIsNotThereIsNoReasonToTryAnotherFlavour() {
    BundleLoader loader = new BundleLoader(new SessionSettings(Device.ofName("gpu:99"), 1, 0));
    assertThatThrownBy(() -> loader.load(bundle))
        .isInstanceOf(DeviceUnavailable.class)
        .hasMessageStartingWith("device gpu:99 cannot be used");
  }

  @Test
  void theModelHasTheIdOfTheBundle() throws IOException {
    BundleLoader.Loaded loaded = load(bundle, new Processor(false));
    InferenceModel model = loaded.model(List.of(new BatchShape(1, 32)));
    model.runner().close();
    assertThat(model.id()).isEqualTo(new ModelId("bert-token", bundle.version()));
    assertThat(model.maxTokens()).isEqualTo(64);
    assertThat(model.warmUp()).containsExactly(new BatchShape(1, 32));
  }

  private static BundleLoader.Loaded load(Bundle bundle, Processor processor) throws IOException {
    return loader(processor).load(bundle);
  }

  private static BundleLoader loader(Processor processor) {
    return new BundleLoader(SessionSettings.cpu(), processor, () -> true);
  }
}
