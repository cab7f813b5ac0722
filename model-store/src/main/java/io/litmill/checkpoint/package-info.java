/**
 * The files in which others publish weights: safetensors, one file or sharded, and the checkpoints
 * of TensorFlow's Saver (V2 bundles). Tensors come out as read-only mapped memory under the names
 * of the file; what a name means is the matter of {@link io.litmill.checkpoint.source}.
 */
package io.litmill.checkpoint;
