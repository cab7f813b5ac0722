/**
 * Batched inference on one device. All threads and models of a device share one bounded queue
 * ({@link io.litmill.inference.InferenceEngine}); waiting sequences are packed several to a row
 * under a token budget; a {@link io.litmill.inference.BatchRunner} computes the batch; every
 * sequence comes out exactly once, as a result or as a failure with its reason.
 *
 * <p>What to run next is decided in code without threads or clocks (assembler, packer, replay
 * credit, budget); the queue and the workers act on it.
 */
package io.litmill.inference;
