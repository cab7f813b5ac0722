/**
 * What Kafka costs: the speed of the stream, with its broker, registry and state in this process,
 * beside that of the annotator alone.
 */
package io.litmill.throughput;
