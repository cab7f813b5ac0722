package io.litmill.tokenizer;

/** The special tokens as the vocabulary spells them. */
record SpecialNames(
    String classification, String separator, String padding, String unknown, String mask) {

  static final SpecialNames BERT = new SpecialNames("[CLS]", "[SEP]", "[PAD]", "[UNK]", "[MASK]");
  static final SpecialNames ROBERTA = new SpecialNames("<s>", "</s>", "<pad>", "<unk>", "<mask>");

  /** BioGPT begins a sequence with its separator and has no mask. */
  static final SpecialNames BIOGPT = new SpecialNames("</s>", "</s>", "<pad>", "<unk>", "<mask>");
}
