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
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.types.TInt32;

/** Computes a bundle the way any other TensorFlow program would: by its SavedModel's signature. */
final class SavedModelRunner implements AutoCloseable {
  private final SavedModelBundle model;
  private final SignatureDef signature;

  private SavedModelRunner(SavedModelBundle model) {
    this.model = model;
    this.signature = model.metaGraphDef().getSignatureDefOrThrow(SavedModelFile.SIGNATURE);
  }

  static SavedModelRunner open(Path bundle) {
    return new SavedModelRunner(SavedModelBundle.load(bundle.toString(), SavedModelFile.TAG));
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
          .forEach((name, info) -> runner.feed(info.getName(), inputs.get(name)));
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

  @Override
  public void close() {
    model.close();
  }
}
