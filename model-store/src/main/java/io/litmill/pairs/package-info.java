/**
 * Pairs of mentions as a classifier of relations reads them: training and annotation mark them in
 * one way.
 */
package io.litmill.pairs;
