package io.litmill.checkpoint.source;

import static io.litmill.checkpoint.source.Axis.E;
import static io.litmill.checkpoint.source.Axis.H;
import static io.litmill.checkpoint.source.HuggingFaceLines.CLASSIFIER;
import static io.litmill.checkpoint.source.HuggingFaceLines.ENCODER;
import static io.litmill.checkpoint.source.HuggingFaceLines.QUESTION;
import static io.litmill.checkpoint.source.HuggingFaceLines.SEQUENCE;
import static io.litmill.checkpoint.source.WeightLine.linear;

import io.litmill.architecture.Family;
import java.util.List;
import java.util.regex.Pattern;

/** Hugging Face's ELECTRA, discriminator or generator. */
final class ElectraNames {
  static final NameTable TABLE =
      new NameTable(
          Family.ELECTRA,
          HuggingFaceLines.spelling("electra."),
          ENCODER,
          List.of(linear("embeddings/projection", "embeddings_project", E, H)),
          List.of(),
          NameTable.heads(List.of(CLASSIFIER), SEQUENCE, List.of(QUESTION)),
          Pattern.compile(
              "(discriminator_predictions|generator_predictions|generator_lm_head"
                  + "|classifier|qa_outputs)\\..*"));

  private ElectraNames() {}
}
