package io.litmill.checkpoint.source;

import static io.litmill.checkpoint.source.Axis.E;
import static io.litmill.checkpoint.source.Axis.F;
import static io.litmill.checkpoint.source.Axis.H;
import static io.litmill.checkpoint.source.Axis.L;
import static io.litmill.checkpoint.source.Axis.P;
import static io.litmill.checkpoint.source.Axis.T;
import static io.litmill.checkpoint.source.Axis.V;
import static io.litmill.checkpoint.source.WeightLine.dense;
import static io.litmill.checkpoint.source.WeightLine.norm;
import static io.litmill.checkpoint.source.WeightLine.tensor;
import static io.litmill.checkpoint.source.WeightLine.transposed;

import io.litmill.architecture.Family;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The variables of BERT's, BioBERT's and BlueBERT's TensorFlow 1 code. */
final class TensorFlowBertNames {
  private static final List<WeightLine> ENCODER =
      List.of(
          tensor("embeddings/word", "embeddings/word_embeddings", V, E),
          tensor("embeddings/position", "embeddings/position_embeddings", P, E),
          tensor("embeddings/token_type", "embeddings/token_type_embeddings", T, E),
          norm("embeddings/norm", "embeddings/LayerNorm", E),
          dense("layers/#/attention/query", "encoder/layer_#/attention/self/query", H, H),
          dense("layers/#/attention/key", "encoder/layer_#/attention/self/key", H, H),
          dense("layers/#/attention/value", "encoder/layer_#/attention/self/value", H, H),
          dense("layers/#/attention/output", "encoder/layer_#/attention/output/dense", H, H),
          norm("layers/#/attention/norm", "encoder/layer_#/attention/output/LayerNorm", H),
          dense("layers/#/feed_forward/intermediate", "encoder/layer_#/intermediate/dense", H, F),
          dense("layers/#/feed_forward/output", "encoder/layer_#/output/dense", F, H),
          norm("layers/#/feed_forward/norm", "encoder/layer_#/output/LayerNorm", H));

  private static final WeightLine POOLER = dense("pooler", "pooler/dense", H, H);
  private static final WeightLine WEIGHTS = transposed("classifier/kernel", "output_weights", H, L);
  private static final WeightLine BIAS = tensor("classifier/bias", "output_bias", L);

  private static final List<WeightLine> QUESTION =
      List.of(
          transposed("classifier/kernel", "cls/squad/output_weights", H, L),
          tensor("classifier/bias", "cls/squad/output_bias", L));

  /** Self-trained checkpoints number their normalisations; the optimiser's slots are no weights. */
  static final NameTable TABLE =
      new NameTable(
          Family.BERT,
          new NameTable.Spelling(
              List.of("bert/"),
              Map.of(Pattern.compile("/layer_normalization(_[0-9]+)?/"), "/LayerNorm/"),
              Pattern.compile(
                  "(.*/)?(adam_[mv]|Adam|BERTAdam|AdamWeightDecayOptimizer|LAMB[A-Za-z]*)(_[0-9]+)?(/.*)?"
                      + "|(.*/)?(global_step|beta[12]_power)(_[0-9]+)?|loss_scale.*")),
          ENCODER,
          List.of(),
          List.of(POOLER),
          NameTable.heads(List.of(WEIGHTS, BIAS), List.of(POOLER, WEIGHTS, BIAS), QUESTION),
          Pattern.compile("(pooler|cls)/.*|output_weights|output_bias"));

  private TensorFlowBertNames() {}
}
