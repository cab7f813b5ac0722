package io.litmill.checkpoint.source;

import static io.litmill.checkpoint.source.HuggingFaceLines.CLASSIFIER;
import static io.litmill.checkpoint.source.HuggingFaceLines.ENCODER;
import static io.litmill.checkpoint.source.HuggingFaceLines.POOLER;
import static io.litmill.checkpoint.source.HuggingFaceLines.QUESTION;

import io.litmill.architecture.Family;
import java.util.List;
import java.util.regex.Pattern;

/** Hugging Face's BERT. */
final class BertNames {
  static final NameTable TABLE =
      new NameTable(
          Family.BERT,
          HuggingFaceLines.spelling("bert."),
          ENCODER,
          List.of(),
          List.of(POOLER),
          NameTable.heads(List.of(CLASSIFIER), List.of(POOLER, CLASSIFIER), List.of(QUESTION)),
          Pattern.compile("(pooler|cls|classifier|qa_outputs)\\..*"));

  private BertNames() {}
}
