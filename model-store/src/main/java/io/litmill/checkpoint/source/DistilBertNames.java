package io.litmill.checkpoint.source;

import static io.litmill.checkpoint.source.Axis.E;
import static io.litmill.checkpoint.source.Axis.F;
import static io.litmill.checkpoint.source.Axis.H;
import static io.litmill.checkpoint.source.Axis.P;
import static io.litmill.checkpoint.source.Axis.V;
import static io.litmill.checkpoint.source.HuggingFaceLines.CLASSIFIER;
import static io.litmill.checkpoint.source.HuggingFaceLines.QUESTION;
import static io.litmill.checkpoint.source.WeightLine.layerNorm;
import static io.litmill.checkpoint.source.WeightLine.linear;
import static io.litmill.checkpoint.source.WeightLine.tensor;

import io.litmill.architecture.Family;
import java.util.List;
import java.util.regex.Pattern;

/** Hugging Face's DistilBERT: names of its own, no token types. */
final class DistilBertNames {
  private static final List<WeightLine> ENCODER =
      List.of(
          tensor("embeddings/word", "embeddings.word_embeddings.weight", V, E),
          tensor("embeddings/position", "embeddings.position_embeddings.weight", P, E),
          layerNorm("embeddings/norm", "embeddings.LayerNorm", E),
          linear("layers/#/attention/query", "transformer.layer.#.attention.q_lin", H, H),
          linear("layers/#/attention/key", "transformer.layer.#.attention.k_lin", H, H),
          linear("layers/#/attention/value", "transformer.layer.#.attention.v_lin", H, H),
          linear("layers/#/attention/output", "transformer.layer.#.attention.out_lin", H, H),
          layerNorm("layers/#/attention/norm", "transformer.layer.#.sa_layer_norm", H),
          linear("layers/#/feed_forward/intermediate", "transformer.layer.#.ffn.lin1", H, F),
          linear("layers/#/feed_forward/output", "transformer.layer.#.ffn.lin2", F, H),
          layerNorm("layers/#/feed_forward/norm", "transformer.layer.#.output_layer_norm", H));

  private static final WeightLine PRE_CLASSIFIER = linear("pooler", "pre_classifier", H, H);

  static final NameTable TABLE =
      new NameTable(
          Family.DISTILBERT,
          HuggingFaceLines.spelling("distilbert."),
          ENCODER,
          List.of(),
          List.of(),
          NameTable.heads(
              List.of(CLASSIFIER), List.of(PRE_CLASSIFIER, CLASSIFIER), List.of(QUESTION)),
          Pattern.compile(
              "(vocab_transform|vocab_layer_norm|vocab_projector|pre_classifier|classifier"
                  + "|qa_outputs)\\..*"));

  private DistilBertNames() {}
}
