/**
 * The stream: citations in; annotations, triplets, labels, retractions and dead letters out. The
 * only place with Kafka Streams.
 *
 * <p>A record of the citations topic is read and weighed against the ledger. If it needs the
 * annotator, it waits in a store that Kafka keeps, until a batch is full or has waited long enough;
 * then the batch is annotated, its results are sent, and it leaves the store, all in the same
 * transaction as the offsets. {@link io.litmill.topology.LitmillStream} runs it.
 */
package io.litmill.topology;
