/**
 * Knowledge triplets in the terms of Biolink: which predicate a model's label stands for, whether
 * the sentence denies the statement, and the ids under which a statement is kept.
 */
package io.litmill.triplets;
