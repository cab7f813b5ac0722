/**
 * The speed of inference beside its peers and its memory, measured on one machine with the same
 * weights and inputs.
 *
 * <p>A {@link io.litmill.bench.Contender} is an engine with a model in memory. {@link
 * io.litmill.bench.InferenceBenchmark} first compares the outputs of all contenders, and refuses to
 * time engines that compute something else; then it times them in interleaved rounds, together with
 * the machine's peak of matrix multiplication. Litmill takes sentences of mixed lengths as its
 * users hand them over, through its inference engine; its peers take them in batches by length.
 *
 * <p>{@link io.litmill.bench.MemoryBenchmark} measures what one bundle needs of a process.
 */
package io.litmill.bench;
