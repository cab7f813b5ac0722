/**
 * The parts that graphs of models are made of: weights that load from a bundle, layers by their
 * stored names, and the kernels that turn a layer into operations for one kind of processor.
 */
package io.litmill.graph;
