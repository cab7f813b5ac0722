package io.litmill.checkpoint.source;

import static io.litmill.checkpoint.source.HuggingFaceLines.CLASSIFIER;
import static io.litmill.checkpoint.source.HuggingFaceLines.ENCODER;
import static io.litmill.checkpoint.source.HuggingFaceLines.POOLER;
import static io.litmill.checkpoint.source.HuggingFaceLines.QUESTION;
import static io.litmill.checkpoint.source.HuggingFaceLines.SEQUENCE;

import io.litmill.architecture.Family;
import java.util.List;
import java.util.regex.Pattern;

/** Hugging Face's RoBERTa. */
final class RobertaNames {
  static final NameTable TABLE =
      new NameTable(
          Family.ROBERTA,
          HuggingFaceLines.spelling("roberta."),
          ENCODER,
          List.of(),
          List.of(POOLER),
          NameTable.heads(List.of(CLASSIFIER), SEQUENCE, List.of(QUESTION)),
          Pattern.compile("(pooler|lm_head|classifier|qa_outputs)\\..*"));

  private RobertaNames() {}
}
