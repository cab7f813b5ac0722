/**
 * Model bundles: a folder with a TensorFlow SavedModel, the tokenizer's files, a golden example and
 * a manifest whose digest is the id of the bundle.
 */
package io.litmill.bundle;
