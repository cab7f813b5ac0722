/** The encoders of the BERT family: BERT, RoBERTa, ELECTRA, DistilBERT. */
package io.litmill.bert;
