/**
 * Labels and scores of texts and pairs of texts out of the outputs of a sequence head. Training,
 * evaluation and annotation classify through this package.
 */
package io.litmill.classification;
