package io.litmill.bundle;

import io.litmill.model.FloatTensor;
import io.litmill.model.TokenRows;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.types.TInt32;

/** Computes a bundle the way any other TensorFlow program would: by its SavedModel's signature. */
final class SavedModelRunner implements AutoCloseable {
  private final SavedModelBundle model;
  private final SignatureDef signature;

  private SavedModelRunner(SavedModelBundle model, SignatureDef signature) {
    this.model = model;
    this.signature = signature;
  }

  /** Loads the SavedModel of a bundle on the CPU. */
  static SavedModelRunner open(Path bundle) {
    SavedModelBundle model =
        SavedModelBundle.loader(bundle.toString())
            .withTags(SavedModelFile.TAG)
            .withConfigProto(ConfigProto.newBuilder().putDeviceCount("GPU", 0).build())
            .load();
    SignatureDef signature =
        model.metaGraphDef().getSignatureDefMap().get(SavedModelFile.SIGNATURE);
    if (signature == null) {
      model.close();
      throw new BundleException(
          bundle.resolve(SavedModelFile.NAME) + " has no signature " + SavedModelFile.SIGNATURE);
    }
    return new SavedModelRunner(model, signature);
  }

  Map<String, FloatTensor> run(TokenRows rows) {
    Shape shape = Shape.of(rows.rows(), rows.rowLength());
    try (TInt32 ids = TInt32.tensorOf(shape, DataBuffers.of(rows.ids()));
        TInt32 mask = TInt32.tensorOf(shape, DataBuffers.of(rows.sequences()));
        TInt32 types = TInt32.tensorOf(shape, DataBuffers.of(rows.tokenTypes()))) {
      Session.Runner runner = model.session().runner();
      Map<String, TInt32> inputs =
          Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types);
      signature
          .getInputsMap()
          .forEach((name, info) -> runner.feed(info.getName(), input(name, inputs)));
      Map<String, String> outputs = new LinkedHashMap<>();
      signature.getOutputsMap().forEach((name, info) -> outputs.put(name, info.getName()));
      outputs.values().forEach(runner::fetch);
      try (Result result = runner.run()) {
        Map<String, FloatTensor> values = new LinkedHashMap<>();
        int index = 0;
        for (String name : outputs.keySet()) {
          values.put(name, FloatTensor.copyOf(result.get(index++)));
        }
        return values;
      }
    }
  }

  private static TInt32 input(String name, Map<String, TInt32> inputs) {
    TInt32 input = inputs.get(name);
    if (input == null) {
      throw new BundleException("the SavedModel has an input that no model has: " + name);
    }
    return input;
  }

  @Override
  public void close() {
    model.close();
  }
}
