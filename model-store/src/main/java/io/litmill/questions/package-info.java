/**
 * Answers to questions that are a part of a passage, out of the outputs of a question head, as
 * BERT's and BioBERT's programs for SQuAD and BioASQ find them. Training and evaluation encode and
 * decode questions through this package.
 */
package io.litmill.questions;
