/**
 * The speed of inference beside its peers, measured on one machine with the same weights and
 * inputs.
 *
 * <p>A {@link io.litmill.bench.Contender} is an engine with a model in memory. {@link
 * io.litmill.bench.InferenceBenchmark} first compares the outputs of all contenders, and refuses to
 * time engines that compute something else; then it times them in interleaved rounds, together with
 * the machine's peak of matrix multiplication.
 */
package io.litmill.bench;
