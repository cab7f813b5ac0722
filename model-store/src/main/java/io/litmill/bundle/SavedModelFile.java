package io.litmill.bundle;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.litmill.model.ModelGraph;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.TensorFlow;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SaverDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * The saved_model.pb of a bundle (tensorflow/core/protobuf/saved_model.proto): one graph with the
 * tag "serve", whose signature "serving_default" is fed plainly, as TensorFlow Serving does it.
 *
 * <p>TensorFlow Java's own exporter leaves resource variables out; here the graph restores its
 * variables itself, through the restore operation that {@link SaverDef} names.
 */
final class SavedModelFile {
  static final String NAME = "saved_model.pb";
  static final String TAG = "serve";
  static final String SIGNATURE = "serving_default";

  private SavedModelFile() {}

  static void write(ModelGraph graph, boolean tokenTypes, Path bundle) throws IOException {
    MetaGraphDef metaGraph =
        MetaGraphDef.newBuilder()
            .setMetaInfoDef(
                MetaGraphDef.MetaInfoDef.newBuilder()
                    .addTags(TAG)
                    .setTensorflowVersion(TensorFlow.version()))
            .setGraphDef(graph.graph().toGraphDef())
            .setSaverDef(
                SaverDef.newBuilder()
                    .setFilenameTensorName(tensorName(graph.prefix()))
                    // a bundle is read only, but Python's loader wants a tensor to be named here
                    .setSaveTensorName(tensorName(graph.prefix()))
                    .setRestoreOpName(graph.restore().op().name())
                    .setVersion(SaverDef.CheckpointFormatVersion.V2))
            .putSignatureDef(SIGNATURE, signature(graph, tokenTypes))
            .build();
    SavedModel model =
        SavedModel.newBuilder().setSavedModelSchemaVersion(1).addMetaGraphs(metaGraph).build();
    try (OutputStream out = Files.newOutputStream(bundle.resolve(NAME))) {
      CodedOutputStream coded = CodedOutputStream.newInstance(out);
      coded.useDeterministicSerialization();
      model.writeTo(coded);
      coded.flush();
    }
  }

  private static SignatureDef signature(ModelGraph graph, boolean tokenTypes) {
    SignatureDef.Builder signature =
        SignatureDef.newBuilder().setMethodName("tensorflow/serving/predict");
    signature.putInputs("input_ids", info(graph.inputs().idsFeed()));
    signature.putInputs("attention_mask", info(graph.inputs().sequencesFeed()));
    if (tokenTypes) {
      signature.putInputs("token_type_ids", info(graph.inputs().tokenTypesFeed()));
    }
    graph.outputs().forEach((name, output) -> signature.putOutputs(name, info(output)));
    return signature.build();
  }

  private static TensorInfo info(Operand<?> operand) {
    Output<?> output = operand.asOutput();
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long extent : output.shape().asArray()) {
      shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(extent));
    }
    return TensorInfo.newBuilder()
        .setName(tensorName(operand))
        .setDtype(output.dataType())
        .setTensorShape(shape)
        .build();
  }

  private static String tensorName(Operand<?> operand) {
    return operand.op().name() + ":" + operand.asOutput().index();
  }

  /** The kinds of operations in all graphs and functions of a file. */
  static SortedSet<String> operations(Path bundle) throws IOException {
    SavedModel model = read(bundle.resolve(NAME));
    SortedSet<String> operations = new TreeSet<>();
    for (MetaGraphDef metaGraph : model.getMetaGraphsList()) {
      GraphDef graph = metaGraph.getGraphDef();
      addOperations(graph.getNodeList(), operations);
      graph
          .getLibrary()
          .getFunctionList()
          .forEach(function -> addOperations(function.getNodeDefList(), operations));
    }
    return operations;
  }

  private static SavedModel read(Path file) throws IOException {
    try {
      return SavedModel.parseFrom(Files.readAllBytes(file));
    } catch (InvalidProtocolBufferException e) {
      throw new BundleException(file + " is no SavedModel: " + e.getMessage(), e);
    }
  }

  private static void addOperations(List<NodeDef> nodes, SortedSet<String> operations) {
    nodes.forEach(node -> operations.add(node.getOp()));
  }
}
