package io.litmill.checkpoint.source;

import static io.litmill.checkpoint.source.Axis.E;
import static io.litmill.checkpoint.source.Axis.F;
import static io.litmill.checkpoint.source.Axis.H;
import static io.litmill.checkpoint.source.Axis.L;
import static io.litmill.checkpoint.source.Axis.P;
import static io.litmill.checkpoint.source.Axis.V;
import static io.litmill.checkpoint.source.HuggingFaceLines.CLASSIFIER;
import static io.litmill.checkpoint.source.WeightLine.layerNorm;
import static io.litmill.checkpoint.source.WeightLine.linear;
import static io.litmill.checkpoint.source.WeightLine.tensor;
import static io.litmill.checkpoint.source.WeightLine.transposed;

import io.litmill.architecture.Family;
import io.litmill.architecture.Task;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** BioGPT, with Hugging Face's prefix {@code biogpt.} or fairseq's {@code decoder.}. */
final class BioGptNames {
  /** The projection onto the vocabulary, which shares its matrix with the word embeddings. */
  static final String OUTPUT_PROJECTION = "output_projection.weight";

  private static final List<WeightLine> DECODER =
      List.of(
          tensor("embeddings/word", "embed_tokens.weight", V, E),
          tensor("embeddings/position", "embed_positions.weight", P, E),
          linear("layers/#/attention/query", "layers.#.self_attn.q_proj", H, H),
          linear("layers/#/attention/key", "layers.#.self_attn.k_proj", H, H),
          linear("layers/#/attention/value", "layers.#.self_attn.v_proj", H, H),
          linear("layers/#/attention/output", "layers.#.self_attn.out_proj", H, H),
          layerNorm("layers/#/attention/norm", "layers.#.self_attn_layer_norm", H),
          linear("layers/#/feed_forward/intermediate", "layers.#.fc1", H, F),
          linear("layers/#/feed_forward/output", "layers.#.fc2", F, H),
          layerNorm("layers/#/feed_forward/norm", "layers.#.final_layer_norm", H),
          layerNorm("final_norm", "layer_norm", H));

  private static final List<WeightLine> SCORE =
      List.of(transposed("classifier/kernel", "score.weight", H, L));

  static final NameTable TABLE =
      new NameTable(
          Family.BIOGPT,
          new NameTable.Spelling(
              List.of("biogpt.", "decoder."),
              Map.of(),
              Pattern.compile("version|embed_positions\\._float_tensor")),
          DECODER,
          List.of(),
          List.of(),
          Map.of(
              Task.TOKEN,
              List.of(CLASSIFIER),
              Task.SINGLE_LABEL,
              SCORE,
              Task.MULTI_LABEL,
              SCORE,
              Task.REGRESSION,
              SCORE,
              Task.ENCODER,
              List.of(),
              Task.CAUSAL_LM,
              List.of()),
          Pattern.compile("(output_projection|classifier|score)\\..*"));

  private BioGptNames() {}
}
