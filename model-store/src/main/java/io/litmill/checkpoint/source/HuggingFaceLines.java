package io.litmill.checkpoint.source;

import static io.litmill.checkpoint.source.Axis.E;
import static io.litmill.checkpoint.source.Axis.F;
import static io.litmill.checkpoint.source.Axis.H;
import static io.litmill.checkpoint.source.Axis.L;
import static io.litmill.checkpoint.source.Axis.P;
import static io.litmill.checkpoint.source.Axis.T;
import static io.litmill.checkpoint.source.Axis.V;
import static io.litmill.checkpoint.source.WeightLine.layerNorm;
import static io.litmill.checkpoint.source.WeightLine.linear;
import static io.litmill.checkpoint.source.WeightLine.tensor;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What Hugging Face's encoders have in common: BERT's names, which RoBERTa and ELECTRA kept. */
final class HuggingFaceLines {
  static final List<WeightLine> ENCODER =
      List.of(
          tensor("embeddings/word", "embeddings.word_embeddings.weight", V, E),
          tensor("embeddings/position", "embeddings.position_embeddings.weight", P, E),
          tensor("embeddings/token_type", "embeddings.token_type_embeddings.weight", T, E),
          layerNorm("embeddings/norm", "embeddings.LayerNorm", E),
          linear("layers/#/attention/query", "encoder.layer.#.attention.self.query", H, H),
          linear("layers/#/attention/key", "encoder.layer.#.attention.self.key", H, H),
          linear("layers/#/attention/value", "encoder.layer.#.attention.self.value", H, H),
          linear("layers/#/attention/output", "encoder.layer.#.attention.output.dense", H, H),
          layerNorm("layers/#/attention/norm", "encoder.layer.#.attention.output.LayerNorm", H),
          linear("layers/#/feed_forward/intermediate", "encoder.layer.#.intermediate.dense", H, F),
          linear("layers/#/feed_forward/output", "encoder.layer.#.output.dense", F, H),
          layerNorm("layers/#/feed_forward/norm", "encoder.layer.#.output.LayerNorm", H));

  static final WeightLine POOLER = linear("pooler", "pooler.dense", H, H);

  static final WeightLine CLASSIFIER = linear("classifier", "classifier", H, L);

  static final WeightLine QUESTION = linear("classifier", "qa_outputs", H, L);

  /** The head of RoBERTa and of ELECTRA over a sequence: two layers, no pooler of the encoder. */
  static final List<WeightLine> SEQUENCE =
      List.of(
          linear("pooler", "classifier.dense", H, H),
          linear("classifier", "classifier.out_proj", H, L));

  private HuggingFaceLines() {}

  /** Old files name normalisation as TensorFlow does; the position ids are a buffer. */
  static NameTable.Spelling spelling(String... prefixes) {
    return new NameTable.Spelling(
        List.of(prefixes),
        Map.of(
            Pattern.compile("LayerNorm\\.gamma$"), "LayerNorm.weight",
            Pattern.compile("LayerNorm\\.beta$"), "LayerNorm.bias"),
        Pattern.compile("embeddings\\.(position_ids|token_type_ids)"));
  }
}
